-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 13. Conversations that branch, and what people did to them and to their answers. What belongs to a turn stands
-- in a table of its own: a column behind the answers could be read only by reading the answers.

ALTER TABLE conversation ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversation ADD COLUMN deleted INTEGER;               -- when it was thrown away; null = it is there
ALTER TABLE conversation ADD COLUMN setup TEXT NOT NULL DEFAULT ''; -- JSON (docs/formats/answer.md), '' = none chosen

CREATE TABLE turn_place (
    turn INTEGER PRIMARY KEY REFERENCES turn (id) ON DELETE CASCADE,
    parent INTEGER NOT NULL,             -- the turn that it follows; 0 = it is a first one
    chosen INTEGER NOT NULL,             -- of turns that follow the same one, the largest is shown
    setup TEXT NOT NULL,                 -- JSON: what was asked and how; '' = not known
    rating INTEGER NOT NULL DEFAULT 0,   -- -1, 0, 1
    note TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO turn_place (turn, parent, chosen, setup)
    SELECT id, coalesce(lag(id) OVER (PARTITION BY conversation ORDER BY id), 0), id, '' FROM turn;
