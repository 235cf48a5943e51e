-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 4. Answers of models that were paid for, the bytes that went to and fro, what was spent, and small values that
-- belong to the workspace as a whole.

-- The response cache. Rows are only ever added: of several with one key the newest counts.
CREATE TABLE model_answer (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,                   -- SHA-256 over the model and the canonical request
    spec TEXT NOT NULL,                  -- the part of the SPEC that can change an answer
    request TEXT NOT NULL,               -- canonical JSON
    result TEXT NOT NULL,                -- JSON
    made INTEGER NOT NULL
) STRICT;
CREATE INDEX model_answer_key ON model_answer (key, id);

-- Exchanges with model servers, byte for byte; keys are never in them.
CREATE TABLE model_exchange (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    key TEXT NOT NULL,                   -- SHA-256 over method, address and body of the request
    purpose TEXT NOT NULL,
    method TEXT NOT NULL,
    url TEXT NOT NULL,
    request_headers TEXT NOT NULL,       -- JSON array of [name, value], without secret ones
    request BLOB NOT NULL,
    status INTEGER NOT NULL,             -- 0 = no answer
    response_headers TEXT NOT NULL,      -- JSON array of [name, value]
    response BLOB NOT NULL,              -- what came, also when it was cut
    outcome TEXT NOT NULL,               -- '' = whole; else JSON of the error
    ms REAL NOT NULL
) STRICT;
CREATE INDEX model_exchange_key ON model_exchange (key, id);

-- One row for each call that cost something or may have. cost null: the price is not known.
CREATE TABLE spending (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    run TEXT NOT NULL,                   -- run or job that it belongs to, '' = none
    spec TEXT NOT NULL,
    calls INTEGER NOT NULL,
    input INTEGER,                       -- tokens; null = the server did not say
    output INTEGER,
    cost REAL,
    currency TEXT NOT NULL
) STRICT;
CREATE INDEX spending_at ON spending (at);

CREATE TABLE workspace_value (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
