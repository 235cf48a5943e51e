-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a judge said of a sample: statements, verdicts, reasons, and what it took. The scores stand in sample.scores.

CREATE TABLE sample_verdict (
    sample INTEGER PRIMARY KEY REFERENCES sample (id) ON DELETE CASCADE,
    record TEXT NOT NULL                 -- JSON (docs/formats/run.md)
) STRICT;
