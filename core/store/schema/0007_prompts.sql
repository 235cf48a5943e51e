-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 7. Prompts in versions that never change, the tags that point to them, and a log of what was done with them.

CREATE TABLE prompt_version (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    hash TEXT NOT NULL,                  -- SHA-256 of text
    parent INTEGER,                      -- version of the same name that it was made from; null = the first
    built_in INTEGER NOT NULL,           -- 1 = a copy of a text that came with the program
    author TEXT NOT NULL,
    message TEXT NOT NULL,
    created INTEGER NOT NULL,            -- 0 = not known (built in)
    text TEXT NOT NULL,                  -- docs/formats/prompt.md
    UNIQUE (name, version)
) STRICT;
CREATE TRIGGER prompt_version_never_changes BEFORE UPDATE ON prompt_version
BEGIN SELECT RAISE(ABORT, 'a version of a prompt never changes'); END;

-- A tag stands on at most one version of a name: production, candidate.
CREATE TABLE prompt_tag (
    name TEXT NOT NULL,
    tag TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (name, tag),
    FOREIGN KEY (name, version) REFERENCES prompt_version (name, version)
) STRICT, WITHOUT ROWID;

-- The audit log: rows are only ever added.
CREATE TABLE prompt_event (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    name TEXT NOT NULL,
    version INTEGER,                     -- that it was about; null = none stands there any more
    action TEXT NOT NULL,                -- commit, tag, promote, stopped (by a gate), rollback
    from_version INTEGER,                -- of promote and rollback: what stood there before
    author TEXT NOT NULL,
    reason TEXT NOT NULL,
    gates TEXT NOT NULL                  -- JSON of the gate report, '' = none were asked
) STRICT;
CREATE INDEX prompt_event_name ON prompt_event (name, id);

-- Gates that a name has once been promoted through hold from then on.
CREATE TABLE prompt_gates (
    name TEXT PRIMARY KEY,
    file TEXT NOT NULL,                  -- where it was read, for people
    gates TEXT NOT NULL,                 -- the text of the file
    gold TEXT NOT NULL,
    corpus TEXT NOT NULL,
    model TEXT NOT NULL                  -- SPEC; keys only by reference
) STRICT, WITHOUT ROWID;

CREATE VIEW prompts AS
    SELECT name, version, hash, parent, built_in, author, message, created, text,
        (SELECT group_concat(tag, ',') FROM prompt_tag t WHERE t.name = p.name AND t.version = p.version) AS tags
    FROM prompt_version p;
