-- SPDX-License-Identifier: GPL-3.0-or-later
-- Prompts that are being written: nothing is a version until it is committed, and nothing is lost if it is not.

CREATE TABLE prompt_draft (
    name TEXT NOT NULL,
    base INTEGER NOT NULL,               -- version that it was begun from; 0 = a new prompt
    text TEXT NOT NULL,                  -- may have mistakes
    message TEXT NOT NULL,               -- of the commit that is to come
    changed INTEGER NOT NULL,
    PRIMARY KEY (name, base)
) STRICT, WITHOUT ROWID;
