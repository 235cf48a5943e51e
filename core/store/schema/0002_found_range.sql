-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is searched of a chunk where that is less than its text (a child, whose parent the model is given); both 0
-- where it is all of it.
ALTER TABLE chunk ADD COLUMN found_start INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chunk ADD COLUMN found_end INTEGER NOT NULL DEFAULT 0;
