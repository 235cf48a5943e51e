# SPDX-License-Identifier: GPL-3.0-or-later
import io
import tarfile
import unittest

from support import CliTest


class CorpusAdd(CliTest):
    def test_report_has_the_fields_of_the_contract(self):
        report = self.add()
        for field in ("corpus", "version", "snapshot", "changed", "files", "sections", "chunks", "includes", "warnings", "seconds"):
            self.assertIn(field, report)
        self.assertEqual(report["files"], {"parsed": 3, "failed": 0, "skipped": 0})
        self.assertIsNone(report["version"])
        self.assertTrue(report["changed"])

    def test_second_add_changes_nothing(self):
        first, again = self.add(), self.add()
        self.assertFalse(again["changed"])
        self.assertEqual(first["snapshot"], again["snapshot"])

    def test_only_a_touched_page_is_read_again(self):
        first = self.add()
        (self.home / "docs/cats.md").write_text("# Cats\n\nCats now sleep in the barn.\n")
        again = self.ok("corpus", "add", self.home / "docs", "--name", "docs").json()
        self.assertEqual((again["documents"]["new"], again["documents"]["kept"]), (1, 2))
        self.assertNotEqual(first["snapshot"], again["snapshot"])
        hits = self.ok("search", "cats in the barn").json()["hits"]
        self.assertIn("barn", hits[0]["text"])

    def test_a_removed_page_is_gone(self):
        self.add()
        (self.home / "docs/cats.md").unlink()
        self.ok("corpus", "add", self.home / "docs", "--name", "docs")
        self.assertEqual({c["path"] for c in self.ok("chunks", "docs").lines()}, {"wombats.md", "sheds.md"})

    def test_folder_and_archive_give_the_same_chunks(self):
        self.add()
        archive = self.home / "docs.tar.gz"
        with tarfile.open(archive, "w:gz") as tar:
            tar.add(self.home / "docs", "docs-1.0")
        self.ok("corpus", "add", archive, "--name", "packed")
        key = lambda name: sorted((c["path"], c["start"], c["end"], c["text"]) for c in self.ok("chunks", name).lines())
        self.assertEqual(key("docs"), key("packed"))

    def test_versions_stand_side_by_side(self):
        folder = self.folder()
        for version in ("1", "2"):
            self.ok("corpus", "add", folder, "--name", "docs", "--version", version)
        self.assertEqual([row["version"] for row in self.ok("corpus", "list").json()], ["1", "2"])
        self.ok("corpus", "remove", "docs@1")
        self.assertEqual([row["version"] for row in self.ok("corpus", "list").json()], ["2"])
        self.ok("corpus", "remove", "docs")
        self.assertEqual(self.ok("corpus", "list").json(), [])

    def test_a_bad_page_does_not_stop_the_others(self):
        report = self.add({"good.md": "# Good\n\nfine\n", "picture.md": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20})
        self.assertEqual(report["files"]["parsed"], 1)
        self.assertEqual(report["files"]["failed"] + report["files"]["skipped"], 1)
        self.assertIn("picture.md", {w["file"] for w in report["warnings"]})

    def test_preview_counts_and_adds_nothing(self):
        report = self.ok("corpus", "add", self.folder(), "--name", "docs", "--preview").json()
        self.assertEqual(report["files"]["parsed"], 3)
        self.assertEqual(self.ok("corpus", "list").json(), [])

    def test_include_and_exclude(self):
        report = self.ok("corpus", "add", self.folder(), "--name", "docs", "--include", "*.md", "--exclude", "cats*").json()
        self.assertEqual(report["files"]["parsed"], 2)

    def test_missing_source_is_named_with_exit_code_5(self):
        ran = self.run_cli("corpus", "add", self.home / "nowhere", "--name", "x")
        self.assertEqual(ran.code, 5)
        self.assertIn("nowhere", ran.err)
        self.assertIn("nowhere", ran.json()["error"]["message"])

    def test_archive_member_that_climbs_out_is_told(self):
        archive = self.home / "evil.tar.gz"
        with tarfile.open(archive, "w:gz") as tar:
            for name in ("top/good.md", "../../evil.md"):
                info = tarfile.TarInfo(name)
                info.size = 7
                tar.addfile(info, io.BytesIO(b"# Page\n"))
        report = self.ok("corpus", "add", archive, "--name", "x").json()
        self.assertEqual(report["files"]["parsed"], 1)
        self.assertTrue(any("evil.md" in w["file"] for w in report["warnings"]))
        self.assertFalse((self.home.parent / "evil.md").exists())

    def test_progress_is_json_lines_on_standard_error(self):
        import json
        ran = self.ok("corpus", "add", self.folder(), "--name", "docs")
        events = [json.loads(line) for line in ran.err.splitlines() if line.startswith("{")]
        self.assertTrue(events)
        for event in events:
            self.assertEqual(set(event["progress"]), {"job", "stage", "done", "total", "seconds_left"})


class Chunks(CliTest):
    def test_rows_have_the_fields_of_the_contract_and_exact_ranges(self):
        self.add()
        rows = self.ok("chunks", "docs", json_out=False).lines()
        for row in rows:
            for field in ("id", "doc", "path", "version", "heading", "headings", "anchor", "url", "start", "end", "parts", "sections",
                          "tokens", "text", "embedded_text"):
                self.assertIn(field, row)
            raw = (self.home / "docs" / row["path"]).read_bytes()
            self.assertTrue(0 <= row["start"] < row["end"] <= len(raw))
            self.assertRegex(row["id"], r"^c_[0-9a-f]{16}$")
        self.assertEqual(len({row["id"] for row in rows}), len(rows))

    def test_one_page(self):
        self.add()
        self.assertEqual({r["path"] for r in self.ok("chunks", "docs", "--doc", "cats.md").lines()}, {"cats.md"})
        self.assertEqual(self.run_cli("chunks", "docs", "--doc", "dogs.md").code, 2)

    def test_window_chunker_overlaps(self):
        text = "# Long\n\n" + "".join(f"Sentence number {i} speaks of wombat {i}. " for i in range(400)) + "\n"
        folder = self.folder({"long.md": text}, "long")
        self.ok("corpus", "add", folder, "--name", "long", "--chunker", "window:tokens=100,overlap=20")
        rows = self.ok("chunks", "long").lines()
        self.assertGreater(len(rows), 10)
        self.assertTrue(all(a["end"] > b["start"] for a, b in zip(rows, rows[1:])))


if __name__ == "__main__":
    unittest.main()
