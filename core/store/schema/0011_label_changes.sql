-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a label was before each change that a person made in the window, so that it can be taken back later on,
-- also after a restart. The newest of a queue goes first; old ones are forgotten.

CREATE TABLE label_change (
    id INTEGER PRIMARY KEY,
    queue TEXT NOT NULL,
    item TEXT NOT NULL,
    person TEXT NOT NULL,
    before TEXT,                         -- JSON object; NULL = there was no label
    changed INTEGER NOT NULL
) STRICT;
CREATE INDEX label_change_of_queue ON label_change (queue, person, id);
