# SPDX-License-Identifier: GPL-3.0-or-later
import json
import sqlite3
import unittest

from support import ROOT, CliTest


class Usage(CliTest):
    def test_help_names_only_what_works(self):
        out = self.ok("--help", json_out=False).out
        for command in ("corpus", "chunks", "search", "ask", "collection", "gold", "eval", "score", "model", "network", "trace", "prompt", "serve"):
            self.assertRegex(out, rf"\n\s+{command}\b")
        self.assertNotIn("import", self.ok("trace", "--help", json_out=False).out)

    def test_a_later_command_says_so(self):
        ran = self.run_cli("trace", "import", "x.jsonl")
        self.assertEqual(ran.code, 2)
        self.assertIn("later version", ran.err)

    def test_an_unknown_option_is_usage(self):
        ran = self.run_cli("search", "x", "--nonsense")
        self.assertEqual(ran.code, 2)
        self.assertEqual(ran.json()["error"]["code"], "usage")

    def test_options_may_stand_behind_the_command(self):
        self.add()
        ran = self.ok("corpus", "list", "--json", json_out=False)
        self.assertEqual(len(ran.json()), 1)

    def test_an_unknown_corpus_names_those_that_are_there(self):
        self.add()
        ran = self.run_cli("search", "x", "--corpus", "nope")
        self.assertEqual(ran.code, 2)
        self.assertIn("docs", ran.err)

    def test_several_corpora_need_a_name(self):
        self.add()
        self.add(name="more")
        ran = self.run_cli("search", "wombats")
        self.assertEqual(ran.code, 2)
        self.assertIn("docs", ran.err)
        self.assertIn("more", ran.err)
        both = self.ok("search", "wombats", "--corpus", "docs,more").json()["hits"]
        self.assertEqual({hit["corpus"] for hit in both}, {"docs", "more"})

    def test_a_bad_spec_suggests_the_nearest(self):
        ran = self.run_cli("corpus", "add", self.folder(), "--name", "x", "--chunker", "structural:token=3")
        self.assertEqual(ran.code, 2)
        self.assertIn("tokens", ran.err)


class Workspace(CliTest):
    def test_a_newer_workspace_is_refused_with_exit_code_6(self):
        self.add()
        with sqlite3.connect(self.workspace) as db:
            db.execute("PRAGMA user_version = 9999")
        ran = self.run_cli("corpus", "list")
        self.assertEqual(ran.code, 6)
        self.assertIn("9999", ran.err)

    def test_a_file_that_is_no_workspace_is_left_as_it_is(self):
        self.workspace.write_bytes(b"this is no database, it is a letter to my aunt\n" * 99)
        before = self.workspace.read_bytes()
        ran = self.run_cli("corpus", "add", self.folder(), "--name", "x")
        self.assertEqual(ran.code, 6)
        self.assertEqual(self.workspace.read_bytes(), before)


class Search(CliTest):
    def test_hits_have_the_fields_of_the_contract(self):
        self.add()
        result = self.ok("search", "where do wombats sleep", "--explain").json()
        self.assertEqual(result["query"], "where do wombats sleep")
        hit = result["hits"][0]
        for field in ("rank", "score", "chunk", "path", "version", "heading", "headings", "anchor", "url", "start", "end", "parts", "sections", "text", "stages"):
            self.assertIn(field, hit)
        self.assertEqual(hit["path"], "wombats.md")
        self.assertEqual(set(hit["stages"]["lexical"]), {"rank", "score"})

    def test_raw_text_is_never_a_syntax_error(self):
        self.add()
        for query in ("C++", "what's up?", "a.b OR", "(" * 300, '"', "-", "", "*:^x", "\u202e\u0301", "NEAR(", "x" * 100000):
            self.ok("search", query)

    def test_identifiers_are_found_as_typed_and_by_part(self):
        self.add()
        for query in ("open_door", "open_door()", "door"):
            self.assertIn("sheds.md", [h["path"] for h in self.ok("search", query, "--mode", "lexical").json()["hits"]], query)

    def test_query_file_gives_json_lines(self):
        self.add()
        ran = self.ok("search", "--query-file", "-", stdin=b'{"id": "a", "text": "wombats"}\n{"id": 2, "text": "cats"}\n')
        self.assertEqual([row["id"] for row in ran.lines()], ["a", "2"])
        bad = self.run_cli("search", "--query-file", "-", stdin=b'{"id": "a", "text": "wombats"}\n{oops\n')
        self.assertEqual(bad.code, 5)
        self.assertEqual(bad.json()["error"]["line"], 2)


class Evaluation(CliTest):
    GOLD = [{"id": "q1", "question": "Where do wombats sleep?", "relevant": [{"path": "wombats.md", "anchor": "where-they-sleep"}]},
            {"id": "q2", "question": "Which shed has a blue door?", "relevant": [{"path": "sheds.md", "heading": "Sheds", "grade": 2}]},
            {"id": "q3", "question": "What is the capital of Peru?", "relevant": [], "mine": {"kept": True}}]

    def gold(self, items=None):
        path = self.home / "gold.jsonl"
        path.write_text("".join(json.dumps(i) + "\n" for i in items or self.GOLD))
        return path

    def test_measures_with_n_and_interval(self):
        self.add()
        lost = {"id": "q4", "question": "Where do dogs sleep?", "relevant": [{"path": "dogs.md"}]}
        self.ok("gold", "import", self.gold(self.GOLD + [lost]), "--name", "g")
        run = self.home / "run.trec"
        result = self.ok("eval", "retrieval", "--gold", "g", "--run-out", run, "--measures", "nDCG@10 R@5 RR@10").json()
        self.assertEqual([m["name"] for m in result["measures"]], ["nDCG@10", "R@5", "RR@10"])
        for measure in result["measures"]:
            self.assertEqual((measure["n"], measure["na"], measure["failed"]), (3, 1, 0))
            low, high = measure["ci"]
            self.assertTrue(0 <= low <= measure["mean"] <= high <= 1, measure)
        self.assertEqual([row["id"] for row in result["per_query"]], ["q1", "q2", "q3", "q4"])
        lines = run.read_text().split("\n")
        # A hit stands for all sections that it holds, in the order of the page.
        self.assertEqual([line.split()[:3] for line in lines[:2]],
                         [["q1", "Q0", "wombats.md#wombats"], ["q1", "Q0", "wombats.md#where-they-sleep"]])

    def test_the_default_order_of_the_sample_is_no_worse_than_without_a_reranker(self):
        """Weights that were fitted on one documentation alone took .10 from another once."""
        self.ok("corpus", "add", ROOT / "docs/user", "--name", "handbook")
        self.ok("gold", "import", ROOT / "resources/sample/gold.jsonl", "--name", "s", "--corpus", "handbook")
        mean = {}
        for rerank in ("none", "features"):
            result = self.ok("eval", "retrieval", "--gold", "s", "--level", "section", "--rerank", rerank,
                             "--measures", "nDCG@10").json()
            mean[rerank] = result["measures"][0]["mean"]
        self.assertGreater(mean["none"], 0.6, mean)
        self.assertGreater(mean["features"], mean["none"] - 0.01, mean)

    def test_levels(self):
        self.add()
        self.ok("gold", "import", self.gold(), "--name", "g")
        for level in ("document", "section", "chunk", "range"):
            result = self.ok("eval", "retrieval", "--gold", "g", "--level", level).json()
            self.assertGreater(result["measures"][0]["mean"], 0.5, level)

    def test_import_is_all_or_nothing(self):
        self.add()
        path = self.home / "bad.jsonl"
        path.write_text('{"id": "a", "question": "x", "relevant": []}\n{"id": "a", "question": "y", "relevant": []}\n')
        ran = self.run_cli("gold", "import", path)
        self.assertEqual(ran.code, 5)
        self.assertEqual((ran.json()["error"]["line"], ran.json()["error"]["file"]), (2, str(path)))
        self.assertEqual(self.ok("gold", "list").json(), [])

    def test_a_place_that_is_not_there_is_told(self):
        self.add()
        report = self.ok("gold", "import", self.gold([{"id": "q", "question": "x", "relevant": [{"path": "dogs.md"}]}]), "--name", "g").json()
        self.assertEqual(len(report["warnings"]), 1)
        self.assertIn("dogs.md", report["warnings"][0])

    def test_same_content_makes_no_new_version(self):
        self.add()
        versions = [self.ok("gold", "import", self.gold(), "--name", "g").json()["version"] for _ in range(2)]
        self.assertEqual(versions, [1, 1])

    def test_beir_collection(self):
        beir = self.folder({"corpus.jsonl": "".join(json.dumps({"_id": f"d{i}", "title": f"Shed {i}", "text": f"Shed {i} holds wombat {i}."}) + "\n" for i in range(9)),
                            "queries.jsonl": "".join(json.dumps({"_id": f"q{i}", "text": f"Which shed holds wombat {i}?"}) + "\n" for i in range(9)),
                            "qrels/test.tsv": "query-id\tcorpus-id\tscore\n" + "".join(f"q{i}\td{i}\t1\n" for i in range(5))}, "beir")
        report = self.ok("collection", "import", beir, "--name", "c").json()
        self.assertEqual((report["documents"], report["queries"], report["judgements"]), (9, 5, 5))
        self.assertTrue(report["warnings"])
        self.assertEqual({c["space"] for c in self.ok("chunks", "c").lines()}, {"extracted"})
        result = self.ok("eval", "retrieval", "--gold", "c", "--level", "document").json()
        self.assertEqual(result["n"], 5)
        self.assertGreater(result["measures"][0]["mean"], 0.9)


class Score(CliTest):
    def test_trec_eval_names_and_values(self):
        qrels, run = self.home / "q", self.home / "r"
        qrels.write_text("q1 0 d1 2\nq1 0 d2 1\nq1 0 d3 0\nq1 0 d9 1\nq4 0 d7 3\n")
        run.write_text("q1 Q0 d3 1 .9 x\nq1 Q0 d2 2 .9 x\nq1 Q0 d1 3 .9 x\nq1 Q0 d5 4 .5 x\nq1 Q0 d9 5 .1 x\nq6 Q0 d1 1 2 x\n")
        result = self.ok("score", "retrieval", "--qrels", qrels, "--run", run, "--measures", "map,ndcg_cut_3,recip_rank", "--per-query").json()
        self.assertAlmostEqual(result["per_query"]["q1"]["map"], 0.5888888888888889)
        self.assertAlmostEqual(result["per_query"]["q1"]["ndcg_cut_3"], 0.5209, 4)
        self.assertAlmostEqual(result["complete"]["recip_rank"], 0.25)
        self.assertEqual((result["num_q"], result["num_q_both"], result["ignored"]), (2, 1, ["q6"]))

    def test_bad_line_is_named(self):
        qrels, run = self.home / "q", self.home / "r"
        qrels.write_text("q1 0 d1 1\nq1 0 d2\n")
        run.write_text("")
        ran = self.run_cli("score", "retrieval", "--qrels", qrels, "--run", run)
        self.assertEqual(ran.code, 5)
        self.assertEqual(ran.json()["error"]["line"], 2)


if __name__ == "__main__":
    unittest.main()
