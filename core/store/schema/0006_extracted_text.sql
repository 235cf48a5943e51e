-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 6. Documents whose text is taken out of the file: PDF, Word.

-- The text that all ranges of the document count (docs/formats/workspace.md); null: they count the file's own bytes.
ALTER TABLE document ADD COLUMN extracted TEXT;

-- Page on which the chunk begins, 1-based; 0: the document has no pages.
ALTER TABLE chunk ADD COLUMN page INTEGER NOT NULL DEFAULT 0;
-- Where further pages begin within it: offsets between commas.
ALTER TABLE chunk ADD COLUMN page_breaks TEXT NOT NULL DEFAULT '';
