-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 15. Items of suites (docs/formats/suite.md) that passed some times and failed others: they are listed and do
-- not fail their suite.

CREATE TABLE suite_quarantine (
    suite TEXT NOT NULL,
    item TEXT NOT NULL,
    hash TEXT NOT NULL,                  -- SHA-256 of the item's line: an item that was changed is out
    prompt TEXT NOT NULL,                -- NAME@VERSION with which it was found
    reason TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (suite, item)
) STRICT, WITHOUT ROWID;
