-- SPDX-License-Identifier: GPL-3.0-or-later
-- Why answers of a run are wrong, as `eval diagnose` found it last; gone as soon as a sample changes.

CREATE TABLE run_diagnosis (
    run TEXT PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
    made INTEGER NOT NULL,
    report TEXT NOT NULL                 -- JSON (docs/formats/diagnosis.md)
) STRICT;
CREATE TRIGGER sample_added AFTER INSERT ON sample BEGIN
    DELETE FROM run_diagnosis WHERE run = new.run;
END;
CREATE TRIGGER sample_changed AFTER UPDATE OF output ON sample BEGIN
    DELETE FROM run_diagnosis WHERE run = new.run;
END;
CREATE VIEW failures AS
    SELECT d.run, json_extract(f.value, '$.arm') AS arm, json_extract(f.value, '$.item') AS item,
           json_extract(f.value, '$.repeat') AS repeat, json_extract(f.value, '$.cause') AS cause,
           json_extract(f.value, '$.explanation') AS explanation
    FROM run_diagnosis d, json_each(d.report, '$.items') f;
