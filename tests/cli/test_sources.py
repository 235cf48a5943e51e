# SPDX-License-Identifier: GPL-3.0-or-later
import http.server
import threading
import unittest

from support import CliTest


class Sources(CliTest):
    def both(self):
        self.add()
        (self.home / "code").mkdir()
        (self.home / "code/shed.py").write_text("def wombat():\n    return 'sleeps in shed nine'\n")
        return self.ok("corpus", "add", self.home / "code", "--name", "docs", "--source", "code", "--dialect", "code",
                       "--trust", "low", "--weight", "0.5").json()

    def test_sources_stand_side_by_side_and_are_listed(self):
        report = self.both()
        self.assertEqual((report["source"], report["files"]["parsed"]), ("code", 1))
        shown = self.ok("corpus", "show", "docs").json()
        self.assertEqual([(s["name"], s["trust"], s["weight"], s["documents"]) for s in shown["sources"]],
                         [("main", "normal", 1.0, 3), ("code", "low", 0.5, 1)])
        self.assertTrue(shown["health"]["good"], shown["health"])
        self.assertEqual(shown["health"]["chunks"], shown["chunks"])
        self.assertEqual({c["source"] for c in self.ok("chunks", "docs").lines()}, {"main", "code"})

    def test_a_source_can_be_removed(self):
        self.both()
        self.ok("corpus", "remove", "docs", "--source", "code")
        self.assertEqual([s["name"] for s in self.ok("corpus", "show", "docs").json()["sources"]], ["main"])
        self.assertEqual(self.run_cli("corpus", "remove", "docs", "--source", "main").code, 2)

    def test_filters_act_before_the_cut(self):
        self.both()
        first = lambda *filters: self.ok("search", "wombat sleeps", "-k", "1", *filters).json()["hits"][0]
        self.assertEqual(first("--filter", "source:code")["path"], "shed.py")
        self.assertEqual(first("--filter", "source:code")["trust"], "low")
        self.assertEqual(first("--filter", "path!=*.py")["source"], "main")
        self.assertEqual(self.ok("search", "wombat", "--filter", "status=Final").json()["hits"], [])
        self.assertEqual(self.run_cli("search", "wombat", "--filter", "nonsense").code, 2)

    def test_several_corpora_are_searched_together(self):
        self.add()
        (self.home / "birds").mkdir()
        (self.home / "birds/owls.md").write_text("# Owls\n\nOwls sleep in the church tower.\n")
        self.ok("corpus", "add", self.home / "birds", "--name", "birds", "--version", "2")
        hits = self.ok("search", "owls in the tower", "--corpus", "docs,birds@2").json()["hits"]
        self.assertEqual((hits[0]["corpus"], hits[0]["version"]), ("birds", "2"))
        hits = self.ok("search", "wombats in shed seven", "--corpus", "docs,birds@2").json()["hits"]
        self.assertEqual((hits[0]["corpus"], hits[0]["version"]), ("docs", None))

    def test_a_preview_counts_kinds_and_reads_nothing(self):
        folder = self.folder()
        (folder / ".ignore").write_text("cats.md\n")
        preview = self.ok("corpus", "add", folder, "--name", "docs", "--preview").json()
        kinds = {k["kind"]: k["files"] for k in preview["preview"]}
        self.assertEqual(kinds["markdown"], 2)
        self.assertEqual(self.ok("corpus", "list").json(), [])
        every = self.ok("corpus", "add", folder, "--name", "docs", "--preview", "--no-ignore").json()
        self.assertEqual({k["kind"]: k["files"] for k in every["preview"]}["markdown"], 3)

    def test_an_empty_file_is_told(self):
        report = self.add({"a.md": "# A\n\nText.\n", "empty.md": ""})
        self.assertIn(("empty.md", "the file is empty"), [(w["file"], w["reason"]) for w in report["warnings"]])

    def test_watching_adds_what_has_changed(self):
        self.add()
        (self.home / "docs/new.md").write_text("# New\n\nA page on badgers.\n")
        lines = self.ok("corpus", "watch", "docs", "--updates", "1").lines()
        self.assertEqual(len(lines), 1)
        self.assertEqual(lines[0]["documents"]["new"], 1)


class Site(http.server.BaseHTTPRequestHandler):
    pages = {"/a": ("text/html", "<h1>Alpha</h1><p>Wombats on the web.</p>"), "/b.md": ("text/markdown", "# Beta\n\nCats on the web.\n"),
             "/away": None}

    def do_GET(self):
        page = self.pages.get(self.path)
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "http://169.254.169.254/secret")
            self.end_headers()
            return
        self.send_response(200 if page else 404)
        self.send_header("Content-Type", page[0] if page else "text/plain")
        self.send_header("ETag", '"1"')
        self.end_headers()
        self.wfile.write(page[1].encode() if page else b"")

    def log_message(self, *words):
        pass


class Web(CliTest):
    def setUp(self):
        super().setUp()
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.base = f"http://127.0.0.1:{self.server.server_address[1]}"

    def listed(self, *paths):
        file = self.home / "list.txt"
        file.write_text("".join(f"{self.base}{p}\n" for p in paths))
        return f"urls:{file}"

    def test_a_list_of_addresses_needs_consent_for_loopback(self):
        source = self.listed("/a", "/b.md", "/gone")
        self.assertEqual(self.run_cli("corpus", "add", source, "--name", "web").code, 3)
        report = self.ok("corpus", "add", source, "--name", "web", "--allow-private").json()
        self.assertEqual(report["files"], {"parsed": 2, "failed": 1, "skipped": 0})
        chunks = {c["url"].split("#")[0] for c in self.ok("chunks", "web").lines()}
        self.assertEqual(chunks, {f"{self.base}/a", f"{self.base}/b.md"})


if __name__ == "__main__":
    unittest.main()
