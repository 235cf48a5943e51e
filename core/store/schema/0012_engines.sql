-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 12. Collections of vector engines: those that a corpus was pushed into, with how far that has come, and those of
-- the user that are only read.

CREATE TABLE engine_collection (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,           -- as the user calls it
    kind TEXT NOT NULL CHECK (kind IN ('pushed', 'attached')),
    spec TEXT NOT NULL,                  -- engine SPEC; keys only by reference
    collection TEXT NOT NULL,            -- its name at the engine
    corpus TEXT NOT NULL,                -- pushed: name@version
    snapshot TEXT NOT NULL,              -- pushed: hash of the snapshot
    embedder TEXT NOT NULL,              -- SPEC that questions are embedded with; 'lsa' = the snapshot's own model
    dimension INTEGER NOT NULL,
    total INTEGER NOT NULL,              -- points that it has once all is there
    done INTEGER NOT NULL,               -- pushed: confirmed by the engine, in order of the indexes
    state TEXT NOT NULL CHECK (state IN ('pushing', 'ready')),
    mapping TEXT NOT NULL,               -- attached: JSON, which field is text, path, start, end, heading, url
    changed INTEGER NOT NULL
) STRICT;
