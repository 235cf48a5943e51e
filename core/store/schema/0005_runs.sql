-- SPDX-License-Identifier: GPL-3.0-or-later
-- Runs of experiments: what was run, one row per item and repeat with its output and scores, passages that were shown to
-- a model (once per content), labels by people; and the views that `touchstone-cli query` reads.

CREATE TABLE run (
    id TEXT PRIMARY KEY,                 -- ULID
    kind TEXT NOT NULL CHECK (kind IN ('experiment', 'import')),
    name TEXT NOT NULL,
    gold_set INTEGER NOT NULL REFERENCES gold_set (id),
    corpus TEXT NOT NULL,                -- name@version
    snapshot TEXT NOT NULL,              -- hash
    experiment TEXT NOT NULL,            -- JSON (docs/formats/experiment.md)
    manifest TEXT NOT NULL,              -- JSON, resolved, with the hash of every input
    manifest_hash TEXT NOT NULL,
    total INTEGER NOT NULL,              -- rows of sample that it will have
    created INTEGER NOT NULL,
    finished INTEGER,                    -- null until every item has its row
    pid INTEGER NOT NULL,                -- who works on it; 0 = nobody
    pid_start INTEGER NOT NULL,
    stopped TEXT NOT NULL,               -- why it could not go on: a code of Error, '' = nothing did
    message TEXT NOT NULL,
    summary TEXT NOT NULL                -- JSON, once finished: measures per arm
) STRICT;
CREATE INDEX run_gold_set ON run (gold_set);

CREATE TABLE sample (
    id INTEGER PRIMARY KEY,
    run TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    arm INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,            -- place of the item in the gold set
    repeat INTEGER NOT NULL,
    item TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'failed')),
    refused INTEGER NOT NULL,
    output TEXT NOT NULL,                -- JSON: answer, citations, hits, usage, times (docs/formats/run.md)
    scores TEXT NOT NULL,                -- JSON: metric -> number, {"na": reason} or {"failed": reason, "raw": words}
    trace TEXT NOT NULL,                 -- ULID, '' = none
    UNIQUE (run, arm, ordinal, repeat)
) STRICT;

CREATE TABLE passage (
    id TEXT PRIMARY KEY,                 -- of the chunk, or a hash of the text
    text TEXT NOT NULL
) STRICT;

CREATE TABLE label (
    queue TEXT NOT NULL,
    item TEXT NOT NULL,
    person TEXT NOT NULL,
    label TEXT NOT NULL,                 -- JSON object, unknown fields kept
    labelled INTEGER NOT NULL,
    PRIMARY KEY (queue, item, person)
) STRICT;

CREATE VIEW corpora AS
    SELECT c.name, e.version, s.hash AS snapshot, s.documents, s.sections, s.chunks, s.bytes, s.chunker, s.embedder,
           e.added
    FROM edition e JOIN corpus c ON c.id = e.corpus JOIN snapshot s ON s.id = e.live;
CREATE VIEW documents AS
    SELECT c.name AS corpus, e.version, d.public_id AS id, d.source, d.path, d.title, d.dialect, d.url, d.size,
           d.sections, d.chunks
    FROM edition e JOIN corpus c ON c.id = e.corpus JOIN snapshot_file f ON f.snapshot = e.live
    JOIN document d ON d.id = f.document;
CREATE VIEW chunks AS
    SELECT c.name AS corpus, e.version, k.public_id AS id, d.path, k.heading, k.anchor, k.start, k."end", k.tokens,
           k.text
    FROM edition e JOIN corpus c ON c.id = e.corpus JOIN snapshot_file f ON f.snapshot = e.live
    JOIN document d ON d.id = f.document JOIN chunk k ON k.document = d.id;
CREATE VIEW gold_sets AS
    SELECT g.name, g.version, g.hash, g.corpus, g.created,
           (SELECT count(*) FROM gold_item i WHERE i.gold_set = g.id) AS items
    FROM gold_set g;
CREATE VIEW gold_items AS
    SELECT g.name AS gold, g.version, i.ordinal, i.id, i.question, json_extract(i.item, '$.type') AS type,
           json_extract(i.item, '$.status') AS status, json_extract(i.item, '$.answer') AS answer,
           json_extract(i.item, '$.tags') AS tags, i.item AS json
    FROM gold_item i JOIN gold_set g ON g.id = i.gold_set;
CREATE VIEW judgements AS
    SELECT g.name AS gold, g.version AS gold_version, j.item, j.source, j.path, j.version, j.heading, j.anchor, j.start,
           j."end", j.grade
    FROM judgement j JOIN gold_set g ON g.id = j.gold_set;
CREATE VIEW runs AS
    SELECT r.id AS run, r.kind, r.name, g.name AS gold, g.version AS gold_version, r.corpus, r.snapshot,
           r.manifest_hash, r.total, (SELECT count(*) FROM sample s WHERE s.run = r.id) AS done,
           (SELECT count(*) FROM sample s WHERE s.run = r.id AND s.state = 'failed') AS failed, r.created, r.finished,
           r.manifest
    FROM run r JOIN gold_set g ON g.id = r.gold_set;
CREATE VIEW samples AS
    SELECT s.run, json_extract(r.manifest, '$.arms[' || s.arm || '].name') AS arm, s.item, s.repeat, s.state, s.refused,
           i.question, json_extract(s.output, '$.answer') AS answer, json_extract(s.output, '$.reason') AS reason,
           json_extract(s.output, '$.usage.input') AS input_tokens,
           json_extract(s.output, '$.usage.output') AS output_tokens, json_extract(s.output, '$.cost') AS cost,
           json_extract(s.output, '$.ms.total') AS ms, s.trace, s.output
    FROM sample s JOIN run r ON r.id = s.run
    JOIN gold_item i ON i.gold_set = r.gold_set AND i.ordinal = s.ordinal;
CREATE VIEW scores AS
    SELECT s.run, json_extract(r.manifest, '$.arms[' || s.arm || '].name') AS arm, s.item, s.repeat, m.key AS metric,
           CASE WHEN m.type IN ('real', 'integer') THEN m.value END AS value,
           CASE WHEN m.type IN ('real', 'integer') THEN 'value'
                WHEN json_extract(m.value, '$.na') IS NOT NULL THEN 'na' ELSE 'failed' END AS state,
           CASE WHEN m.type = 'object'
                THEN coalesce(json_extract(m.value, '$.na'), json_extract(m.value, '$.failed')) END AS reason
    FROM sample s JOIN run r ON r.id = s.run, json_each(s.scores) m;
CREATE VIEW labels AS SELECT queue, item, person, label, labelled FROM label;
CREATE VIEW traces AS SELECT id, kind, title, start, ms, failed FROM trace;
CREATE VIEW requests AS
    SELECT at, purpose, method, host, path, sent, received, status, outcome, ms FROM network_log;
