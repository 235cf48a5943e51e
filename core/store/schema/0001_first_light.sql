-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 1. Numbered migrations only ever add a file here; each runs in one transaction. docs/formats/workspace.md
-- describes the tables in prose. Times are milliseconds since 1970, ranges half-open bytes.

-- Who is writing a long job just now: at most one row.
CREATE TABLE writer (
    slot INTEGER PRIMARY KEY CHECK (slot = 1),
    pid INTEGER NOT NULL,
    pid_start INTEGER NOT NULL,          -- start time of the process, so that a reused pid is not taken for it
    job TEXT NOT NULL,
    since INTEGER NOT NULL
) STRICT;

CREATE TABLE corpus (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- A corpus at one version (null: added without one). `live` is the pointer that the last transaction of an add flips.
CREATE TABLE edition (
    id INTEGER PRIMARY KEY,
    corpus INTEGER NOT NULL REFERENCES corpus (id) ON DELETE CASCADE,
    version TEXT,
    live INTEGER REFERENCES snapshot (id) ON DELETE SET NULL,
    added INTEGER NOT NULL               -- of the last add that changed it
) STRICT;
CREATE UNIQUE INDEX edition_name ON edition (corpus, ifnull(version, ''));
CREATE INDEX edition_live ON edition (live);

-- Row numbers of snapshots, documents and chunks are never given twice: a reader that still holds an old index must not
-- meet another text under an old number.
-- A state of an edition. Not live and not being written = swept away.
CREATE TABLE snapshot (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    edition INTEGER NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
    hash TEXT NOT NULL,                  -- SHA-256 over files, chunkers and embedder; '' while staged
    chunker TEXT NOT NULL,
    embedder TEXT NOT NULL,
    created INTEGER NOT NULL,
    documents INTEGER NOT NULL DEFAULT 0,
    sections INTEGER NOT NULL DEFAULT 0,
    chunks INTEGER NOT NULL DEFAULT 0,
    bytes INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX snapshot_edition ON snapshot (edition);

-- Named sources of a snapshot ('main' ...): where they came from, how they were read and what came of it.
CREATE TABLE snapshot_source (
    snapshot INTEGER NOT NULL REFERENCES snapshot (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    origin TEXT NOT NULL,
    settings TEXT NOT NULL,              -- JSON: dialect, include, exclude, site url, chunker, version of the parser
    files_hash TEXT NOT NULL,            -- SHA-256 over what was read: equal = nothing to do
    parsed INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    skipped INTEGER NOT NULL,
    includes_resolved INTEGER NOT NULL,
    includes_unresolved INTEGER NOT NULL,
    warnings TEXT NOT NULL,              -- JSON array of [file, line, reason]: those that belong to no document
    PRIMARY KEY (snapshot, name)
) STRICT, WITHOUT ROWID;

-- Original bytes, kept once per content.
CREATE TABLE content (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    bytes BLOB NOT NULL
) STRICT;

-- A parsed page. Shared by the snapshots of an edition for as long as its `key` (content, includes, dialect, chunker) stays.
CREATE TABLE document (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    edition INTEGER NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    public_id TEXT NOT NULL,             -- d_...
    source TEXT NOT NULL,
    path TEXT NOT NULL,
    title TEXT NOT NULL,
    dialect TEXT NOT NULL,
    dialect_reason TEXT NOT NULL,
    url TEXT NOT NULL,
    size INTEGER NOT NULL,
    sections INTEGER NOT NULL,           -- how many it has
    chunks INTEGER NOT NULL,
    metadata TEXT NOT NULL,              -- JSON object of strings
    included_paths TEXT NOT NULL,        -- JSON array
    warnings TEXT NOT NULL,              -- JSON array of [line, reason]
    includes_resolved INTEGER NOT NULL,
    includes_unresolved INTEGER NOT NULL,
    UNIQUE (edition, key)
) STRICT;
CREATE INDEX document_path ON document (edition, source, path);

-- What became of each file of a source.
CREATE TABLE snapshot_file (
    snapshot INTEGER NOT NULL REFERENCES snapshot (id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    path TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('parsed', 'failed', 'skipped')),
    reason TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    document INTEGER REFERENCES document (id),
    content INTEGER REFERENCES content (id),
    PRIMARY KEY (snapshot, source, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX snapshot_file_document ON snapshot_file (document);
CREATE INDEX snapshot_file_content ON snapshot_file (content);

CREATE TABLE section (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    public_id TEXT NOT NULL,             -- s_...
    heading TEXT NOT NULL,
    headings TEXT NOT NULL,              -- JSON array
    anchor TEXT NOT NULL,
    level INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    UNIQUE (document, ordinal)
) STRICT;

CREATE TABLE stripped (
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL
) STRICT;
CREATE INDEX stripped_document ON stripped (document);

CREATE TABLE chunk (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    public_id TEXT NOT NULL,             -- c_...
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    heading TEXT NOT NULL,
    headings TEXT NOT NULL,              -- JSON array
    anchor TEXT NOT NULL,
    url TEXT NOT NULL,
    tokens INTEGER NOT NULL,
    release TEXT NOT NULL,
    text TEXT NOT NULL,
    runs BLOB NOT NULL,                  -- MappedText::encodeRuns
    embedded_text TEXT NOT NULL,
    parts TEXT NOT NULL,                 -- JSON array of [path, start, end]
    sections TEXT NOT NULL,              -- JSON array of [heading, anchor, start, end]
    spans TEXT NOT NULL,                 -- JSON array of [kind, start, end]
    UNIQUE (document, ordinal)
) STRICT;
CREATE INDEX chunk_public ON chunk (public_id);

-- Derived: always rebuildable from the chunks.
CREATE TABLE snapshot_index (
    snapshot INTEGER NOT NULL REFERENCES snapshot (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    blob BLOB NOT NULL,                  -- carries a checksum of its own
    PRIMARY KEY (snapshot, kind)
) STRICT;

-- Vectors that were paid for, by content and model: nothing is embedded twice.
CREATE TABLE embedding_cache (
    model TEXT NOT NULL,                 -- embedder SPEC without secrets
    sha256 TEXT NOT NULL,                -- of the embedded text
    dimension INTEGER NOT NULL,
    vector BLOB NOT NULL,                -- f32 little-endian
    PRIMARY KEY (model, sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE conversation (
    id TEXT PRIMARY KEY,                 -- ULID
    title TEXT NOT NULL,
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL
) STRICT;

CREATE TABLE turn (
    id INTEGER PRIMARY KEY,
    conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    corpora TEXT NOT NULL,
    asked INTEGER NOT NULL,
    answer TEXT                          -- JSON (docs/formats/answer.md); null while it is being made
) STRICT;
CREATE INDEX turn_conversation ON turn (conversation, id);

CREATE TABLE trace (
    id TEXT PRIMARY KEY,                 -- ULID
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    start INTEGER NOT NULL,
    ms REAL NOT NULL,
    failed INTEGER NOT NULL,
    spans TEXT NOT NULL                  -- JSON array (docs/formats/trace.md)
) STRICT;

CREATE TABLE network_log (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    method TEXT NOT NULL,
    host TEXT NOT NULL,
    path TEXT NOT NULL,
    sent INTEGER NOT NULL,
    received INTEGER NOT NULL,
    status INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    ms REAL NOT NULL
) STRICT;

CREATE TABLE gold_set (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,            -- counts up per name; a version never changes
    hash TEXT NOT NULL,                  -- SHA-256 of its items in canonical JSON Lines
    corpus TEXT NOT NULL,                -- edition that it was made for, "name@version", '' = not bound
    created INTEGER NOT NULL,
    UNIQUE (name, version)
) STRICT;

CREATE TABLE gold_item (
    gold_set INTEGER NOT NULL REFERENCES gold_set (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL,
    question TEXT NOT NULL,
    item TEXT NOT NULL,                  -- the whole JSON object as it was given, unknown fields too
    PRIMARY KEY (gold_set, ordinal),
    UNIQUE (gold_set, id)
) STRICT, WITHOUT ROWID;

-- One row per judgement: a place (document, section or range) and its grade.
CREATE TABLE judgement (
    gold_set INTEGER NOT NULL REFERENCES gold_set (id) ON DELETE CASCADE,
    item TEXT NOT NULL,
    source TEXT NOT NULL,                -- '' = any
    path TEXT NOT NULL,
    version TEXT NOT NULL,               -- '' = any
    heading TEXT NOT NULL,
    anchor TEXT NOT NULL,
    start INTEGER,                       -- null = no range
    "end" INTEGER,
    grade INTEGER NOT NULL
) STRICT;
CREATE INDEX judgement_item ON judgement (gold_set, item);

-- Retrieval runs: kept so that two can be compared later.
CREATE TABLE retrieval_run (
    id TEXT PRIMARY KEY,                 -- ULID
    gold_set INTEGER NOT NULL REFERENCES gold_set (id) ON DELETE CASCADE,
    corpus TEXT NOT NULL,
    snapshot TEXT NOT NULL,              -- hash
    settings TEXT NOT NULL,              -- JSON
    created INTEGER NOT NULL,
    result TEXT NOT NULL                 -- JSON (docs/formats/retrieval-run.md)
) STRICT;
