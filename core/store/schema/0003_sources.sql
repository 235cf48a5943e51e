-- SPDX-License-Identifier: GPL-3.0-or-later
-- Sources with trust and weight of their own, and what tells an unchanged source without reading it.

ALTER TABLE snapshot_source ADD COLUMN trust TEXT NOT NULL DEFAULT 'normal' CHECK (trust IN ('high', 'normal', 'low'));
ALTER TABLE snapshot_source ADD COLUMN weight REAL NOT NULL DEFAULT 1.0;
ALTER TABLE snapshot_source ADD COLUMN stamp TEXT NOT NULL DEFAULT '';  -- of an archive or file: size and times; '' = read it

-- Of a folder's file: nanoseconds since 1970 and inode; 0 = not to be trusted, read it.
ALTER TABLE snapshot_file ADD COLUMN modified_ns INTEGER NOT NULL DEFAULT 0;
ALTER TABLE snapshot_file ADD COLUMN changed_ns INTEGER NOT NULL DEFAULT 0;
ALTER TABLE snapshot_file ADD COLUMN inode INTEGER NOT NULL DEFAULT 0;

-- An update looks at these alone, and not at every page.
CREATE INDEX document_with_includes ON document (edition) WHERE includes_resolved + includes_unresolved > 0;
CREATE INDEX document_with_warnings ON document (edition) WHERE warnings <> '[]';
