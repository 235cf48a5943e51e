-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 14. What a candidate version of a prompt answered beside the one in production, to the same question over the
-- same passages. Nobody was shown its answer.

CREATE TABLE shadow_answer (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    batch TEXT NOT NULL,                 -- ULID of one replay, or of one serve that ran
    kind TEXT NOT NULL CHECK (kind IN ('replay', 'live')),
    prompt TEXT NOT NULL,                -- name
    production INTEGER NOT NULL,         -- version that answered the client
    candidate INTEGER NOT NULL,
    item TEXT NOT NULL,                  -- id of the question in its file or gold set; '' = it has none
    question TEXT NOT NULL,
    corpora TEXT NOT NULL,               -- name@version, several with commas
    model TEXT NOT NULL,                 -- SPEC without keys
    recorded INTEGER NOT NULL,           -- 1 = the passages were those on record, 0 = found once for both
    production_output TEXT NOT NULL,     -- JSON, as sample.output (docs/formats/run.md)
    candidate_output TEXT NOT NULL
) STRICT;
CREATE INDEX shadow_answer_candidate ON shadow_answer (prompt, candidate, kind, id);

CREATE VIEW shadow_answers AS
    SELECT s.batch, s.kind, s.at, s.prompt, s.production, s.candidate, s.item, s.question, s.corpora, s.model,
           json_extract(s.production_output, '$.answer') AS production_answer,
           json_extract(s.candidate_output, '$.answer') AS candidate_answer,
           json_extract(s.production_output, '$.refused') AS production_refused,
           json_extract(s.candidate_output, '$.refused') AS candidate_refused
    FROM shadow_answer s;
