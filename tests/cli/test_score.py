# SPDX-License-Identifier: GPL-3.0-or-later
import json
import unittest

from support import CliTest


class ScoreCase(CliTest):
    def file(self, *rows, name="in.jsonl"):
        path = self.home / name
        path.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows), encoding="utf-8")
        return path

    def score(self, what, *rows, options=()):
        return self.ok("score", what, "--input", self.file(*rows), *options).json()

    def bad(self, what, *rows, options=()):
        """The error of an input file: exit 5 with its place."""
        ran = self.run_cli("score", what, "--input", self.file(*rows), *options)
        self.assertEqual(ran.code, 5, ran.err)
        error = ran.json()["error"]
        self.assertTrue(error["file"].endswith("in.jsonl"))
        return error


class Text(ScoreCase):
    ALL = "bleu,chrf,chrf++,ter,rouge1,rouge2,rougeL,rougeLsum,rouge1_stem,rouge2_stem,rougeL_stem,rougeLsum_stem,exact_match,token_f1"

    def test_shape_and_signatures(self):
        result = self.score("text", {"id": "a", "prediction": "the cat sat down", "references": ["the cat sat down"]},
                            {"id": 2, "prediction": "x", "references": []}, options=("--metrics", self.ALL))
        self.assertEqual((result["n"], result["na"]), (2, 1))
        self.assertEqual(list(result["corpus"]), self.ALL.split(","))
        self.assertAlmostEqual(result["corpus"]["bleu"]["score"], 100)
        self.assertTrue(result["corpus"]["bleu"]["signature"].startswith("nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:"))
        self.assertTrue(result["corpus"]["chrf++"]["signature"].startswith("nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|"))
        self.assertTrue(result["corpus"]["ter"]["signature"].startswith("nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|"))
        self.assertEqual(result["corpus"]["rougeL_stem"], {"precision": 1, "recall": 1, "fmeasure": 1})
        self.assertEqual([row["id"] for row in result["per_item"]], ["a", 2])
        self.assertEqual(set(result["per_item"][1].values()), {2, None})

    def test_numbers_of_references_that_differ_are_said(self):
        result = self.score("text", {"id": 1, "prediction": "a", "references": ["a", "b"]}, {"id": 2, "prediction": "a", "references": ["a"]}, options=("--metrics", "bleu"))
        self.assertTrue(result["corpus"]["bleu"]["signature"].startswith("nrefs:var|"))

    def test_nothing_to_score_is_null(self):
        self.assertEqual(self.score("text", options=("--metrics", "bleu,token_f1")), {"n": 0, "na": 0, "corpus": {"bleu": None, "token_f1": None}, "per_item": []})

    def test_an_unknown_measure_is_usage(self):
        ran = self.run_cli("score", "text", "--input", self.file(), "--metrics", "bleu,meteor")
        self.assertEqual(ran.code, 2)
        self.assertIn("chrf++", ran.err)

    def test_bad_lines_are_named(self):
        good = {"id": 1, "prediction": "a", "references": ["a"]}
        error = self.bad("text", good, "", '{"id": 2, "prediction": "é" oops}')
        self.assertEqual((error["line"], error["column"]), (3, 29))
        self.assertEqual(self.bad("text", {"id": 1, "prediction": 5})["column"], 11)
        self.assertIn("references", self.bad("text", {"id": 1, "prediction": "a", "references": [None]})["message"])
        self.assertIn("id", self.bad("text", {"prediction": "a"})["message"])
        self.bad("text", '{"id": 1, "prediction": "\\ud800", "references": ["a"]}')
        self.bad("text", "[1]")


class Chunking(ScoreCase):
    ITEM = {"id": "q", "references": [["d", 10, 50]], "chunks": [["d", 0, 40], ["d", 30, 70], ["d", 70, 100]], "retrieved": [0, 1]}

    def test_worked_example(self):
        result = self.score("chunking", self.ITEM, {**self.ITEM, "id": "none", "references": []})
        self.assertEqual(result["per_item"][0], {"id": "q", "recall": 1, "precision": 0.5, "precision_union": 40 / 70, "iou": 0.5, "precision_omega": 40 / 70})
        self.assertIsNone(result["per_item"][1]["recall"])
        self.assertEqual(result["summary"]["iou"], {"mean": 0.5, "std": 0, "n": 1})

    def test_bad_ranges_are_named(self):
        for change in ({"retrieved": [3]}, {"retrieved": [-1]}, {"references": [["d", 5, 3]]}, {"references": [["d", -1, 3]]}, {"chunks": [["d", 0]]},
                       {"chunks": [["d", 0, 1e30]]}, {"chunks": [["d", 0, 2**64 - 1]]}, {"n": -2}, {"n": "2"}):
            self.assertEqual(self.bad("chunking", {**self.ITEM, **change})["line"], 1, change)

    def folder_of_questions(self, references):
        corpora = self.home / "corpora"
        corpora.mkdir(exist_ok=True)
        text = "# Zebras\r\n\r\nÄpfel: zebras have stripes. They run.\r\n\r\n# Whales\r\n\r\nWhales sing songs.\r\n"
        (corpora / "animals.md").write_bytes(text.encode())
        seen = text.replace("\r\n", "\n")
        rows = ["question,references,corpus_id"]
        for question, words in references:
            at = seen.index(words)
            cell = json.dumps([{"content": words, "start_index": at, "end_index": at + len(words)}]).replace('"', '""')
            rows.append(f'"{question}","{cell}",animals')
        (self.home / "questions.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
        return seen

    def test_a_chunker_on_a_folder_gives_the_same_document(self):
        seen = self.folder_of_questions([("What do\nzebras, \"\"all of them\"\", have?", "zebras have stripes."), ("Who sings?", "Whales sing songs.")])
        options = ("--chunker", "structural:tokens=300,min=0", "--input", self.home)
        result = self.ok("score", "chunking", *options, "--retrieve", 1).json()
        self.assertEqual([row["id"] for row in result["per_item"]], ["1", "2"])
        self.assertEqual(result["references_with_other_words"], 0)
        self.assertEqual(result["chunks"], 2)
        zebras = len("# Zebras\n\nÄpfel: zebras have stripes. They run.")
        self.assertEqual(result["per_item"][0], {"id": "1", "recall": 1, "precision": 20 / zebras, "precision_union": 20 / zebras, "iou": 20 / zebras, "precision_omega": 20 / zebras})
        self.assertEqual(result["per_item"][1]["precision"], 18 / len("# Whales\n\nWhales sing songs."))
        self.assertEqual(set(result["summary"]), {"recall", "precision", "precision_union", "iou", "precision_omega"})
        self.assertEqual(result["tokens"]["per_item"][1]["recall"], 1)
        self.assertEqual(self.ok("score", "chunking", *options, "--budget", 1).json()["per_item"][0]["recall"], 0)
        for spec in ("recursive:chars=400", "sentence", "semantic", "hierarchical", "code", "entries", "window"):
            self.assertEqual(self.ok("score", "chunking", "--chunker", spec, "--input", self.home, "--retrieve", -1).json()["summary"]["recall"]["mean"], 1, spec)

    def test_bad_questions_are_named(self):
        for text, line in (("", 1), ("question,references\n", 1), ('question,references,corpus_id\n"a\nb",[],x\n', 2),
                           ('question,references,corpus_id\na,"[{""start_index"":0,""end_index"":9999}]",animals\n', 2), ("a,\"b", 1),
                           ("question,references,corpus_id\na,[],../questions.csv\n", 2)):
            self.folder_of_questions([])
            (self.home / "questions.csv").write_text(text, encoding="utf-8")
            ran = self.run_cli("score", "chunking", "--chunker", "window", "--input", self.home, "--json")
            self.assertEqual(ran.code, 5, text)
            self.assertEqual(json.loads(ran.out)["error"]["line"], line, text)


    def test_chunkers_are_compared_on_a_gold_set(self):
        self.add()
        gold = self.home / "gold.jsonl"
        gold.write_text(json.dumps({"id": "q1", "question": "Where do wombats sleep?",
                                    "relevant": [{"path": "wombats.md", "heading": "Where they sleep"}]}) + "\n" +
                        json.dumps({"id": "q2", "question": "Which shed has a blue door?",
                                    "relevant": [{"path": "sheds.md", "heading": "Sheds"}]}) + "\n")
        self.ok("gold", "import", gold, "--name", "g")
        result = self.ok("score", "chunking", "--gold", "g", "--corpus", "docs", "--budget", 200).json()
        self.assertEqual([arm["chunker"].split(":")[0] for arm in result["chunkers"]], ["structural", "recursive", "window"])
        self.assertEqual((result["n"], result["token_budget"]), (2, 200))
        for arm in result["chunkers"]:
            for unit in ("chars", "tokens"):
                for name in ("recall", "precision", "iou", "precision_omega"):
                    self.assertTrue(0 <= arm[unit][name]["mean"] <= 1, (arm["chunker"], unit, name))
            self.assertEqual([row["id"] for row in arm["per_item"]], ["q1", "q2"])
        self.assertIsNone(result["chunkers"][0]["chars"]["iou"]["difference"])
        self.assertIsNotNone(result["chunkers"][1]["chars"]["iou"]["difference"])
        chosen = self.ok("score", "chunking", "--gold", "g", "--corpus", "docs", "--chunker", "sentence:sentences=1",
                         "--chunker", "structural").json()
        self.assertEqual([arm["chunker"].split(":")[0] for arm in chosen["chunkers"]], ["sentence", "structural"])
        self.assertEqual(self.run_cli("score", "chunking").code, 2)
        self.assertEqual(self.run_cli("score", "chunking", "--gold", "g", "--input", gold).code, 2)
        self.assertEqual(self.run_cli("score", "chunking", "--gold", "none").code, 2)

class Agreement(ScoreCase):
    def test_shape(self):
        rows = [[1, 1]] * 20 + [[1, 2]] * 5 + [[2, 1]] * 10 + [[2, 2.0]] * 15
        table = self.score("agreement", {"id": "t", "ratings": rows})["tables"][0]
        self.assertEqual((table["id"], table["items"], table["raters"]), ("t", 50, 2))
        kappa = table["measures"]["cohen_kappa"]
        self.assertAlmostEqual(kappa["value"], 0.4)
        for interval in (kappa["ci"], kappa["ci_closed"]):
            self.assertLess(interval[0], 0.4)
            self.assertGreater(interval[1], 0.4)
        self.assertIsNone(table["measures"]["alpha_nominal"]["ci_closed"])

    def test_words_without_a_scale_have_no_order(self):
        measures = self.score("agreement", {"id": "t", "ratings": [["good", "bad"], ["good", "good"], ["bad", None]]})["tables"][0]["measures"]
        self.assertIsNotNone(measures["cohen_kappa"]["value"])
        self.assertEqual(measures["kappa_linear"], {"value": None, "ci": None, "ci_closed": None})

    def test_bad_tables_are_named(self):
        for change in ({"ratings": [[1, 2], [1]]}, {"ratings": [[True, 1]]}, {"ratings": [3]}, {"ratings": [[1, 2]], "categories": [1]},
                       {"ratings": [[1, 1]], "categories": [1, 1]}, {}):
            self.assertEqual(self.bad("agreement", {"id": "t", **change})["line"], 1, change)


class Statistics(ScoreCase):
    def test_results_keep_order_id_and_kind(self):
        results = self.score("statistics", {"id": "w", "kind": "wilson", "k": 45, "n": 50, "level": 0.95}, {"id": "m", "kind": "mcnemar", "b": 2, "c": 9},
                             {"id": "s", "kind": "sign_flip", "a": [0.1, 0.2, -0.05, 0.3, 0, 0.15, 0.05, -0.1], "b": [0] * 8},
                             {"id": "z", "kind": "wilson", "k": 0, "n": 0, "level": 0.95})["results"]
        self.assertEqual([(r["id"], r["kind"]) for r in results], [("w", "wilson"), ("m", "mcnemar"), ("s", "sign_flip"), ("z", "wilson")])
        self.assertAlmostEqual(results[0]["ci"][0], 0.786398, 6)
        self.assertAlmostEqual(results[1]["p"], 0.06542969, 8)
        self.assertAlmostEqual(results[2]["p"], 0.171875)
        self.assertEqual((results[3]["estimate"], results[3]["ci"]), (None, None))

    def test_seed_makes_a_bootstrap_repeat(self):
        row = {"id": 1, "kind": "bootstrap", "values": [1, 2, 4, 8, 3], "level": 0.9, "resamples": 500}
        first, second = (self.score("statistics", row, options=("--seed", seed))["results"][0] for seed in (1, 2))
        self.assertNotEqual(first["percentile"], second["percentile"])
        self.assertEqual(first, self.score("statistics", {**row, "seed": 1}, options=("--seed", 9))["results"][0])

    def test_bad_fields_are_named(self):
        for row in ({"kind": "nonsense"}, {"kind": "wilson", "k": 5, "n": 4, "level": 0.95}, {"kind": "wilson", "k": 1, "n": 4}, {"kind": "wilson", "k": 1, "n": 4, "level": 1},
                    {"kind": "paired_t", "a": [1, 2], "b": [1], "level": 0.9}, {"kind": "paired_t", "a": [1, None], "b": [1, 2], "level": 0.9},
                    {"kind": "holm", "p": [0.1, 1.5]}, {"kind": "bootstrap", "level": 0.9}, {"kind": "bootstrap", "values": [1], "level": 0.9, "resamples": 0},
                    {"kind": "mcnemar", "b": -1, "c": 2}, {"kind": "mcnemar", "b": 1.5, "c": 2}, {"kind": "power_mcnemar", "p10": 0.7, "p01": 0.7, "n": 9, "alpha": 0.05},
                    {"kind": "wilcoxon", "a": [1], "b": [2], "zeros": "none", "method": "exact"}, {"kind": "ppi_mean", "y": [1], "yhat": [1], "yhat_unlabelled": [1], "level": 0.9}, {}):
            self.assertEqual(self.bad("statistics", {"id": "x", **row})["line"], 1, row)
        error = self.bad("statistics", '{"id": 1, "kind": "holm", "p": [1e999]}')
        self.assertEqual(error["line"], 1)
        error = self.bad("statistics", '{"id": 1, "kind": "holm", "p": [NaN]}')
        self.assertEqual(error["column"], 33)

    def test_a_file_that_is_not_there(self):
        ran = self.run_cli("score", "statistics", "--input", self.home / "none")
        self.assertEqual(ran.code, 5)


if __name__ == "__main__":
    unittest.main()
