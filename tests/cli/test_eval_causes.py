# SPDX-License-Identifier: GPL-3.0-or-later
"""eval diagnose and eval calibrate: what a user at a terminal and a program that reads JSON are told."""
import json
import re
import unittest

from support import ChatServer, CliTest

GOLD = [
    {"id": "sleep", "question": "Where do zephyrine wombats sleep?", "type": "how-to", "relevant": [{"path": "wombats.md", "heading": "Where they sleep"}]},
    {"id": "eat", "question": "What do wombats eat?", "type": "concept", "relevant": [{"path": "wombats.md", "heading": "What they eat"}]},
    {"id": "gone", "question": "Where do zephyrine wombats swim?", "type": "concept", "relevant": [{"path": "lakes.md"}]},
    {"id": "absent", "question": "Where do cats sleep?", "type": "unanswerable", "relevant": []},
]


class Runs(CliTest):
    def gold(self, rows=GOLD, name="w"):
        path = self.home / f"{name}.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return self.ok("gold", "import", path, "--name", name, "--corpus", "docs").json()

    def run_(self, change=None, gold="w"):
        """The id of a run of the extractive answerer; `change` edits the experiment."""
        file = self.home / "experiment.json"
        self.ok("eval", "init", "--gold", gold, "--model", "extractive", "--out", file)
        if change:
            experiment = json.loads(file.read_text(encoding="utf-8"))
            change(experiment)
            file.write_text(json.dumps(experiment), encoding="utf-8")
        return self.ok("eval", "run", "--experiment", file).json()["run"]


class Diagnose(Runs):
    def setUp(self):
        super().setUp()
        self.add()
        self.gold()

    def test_each_wrong_item_has_its_cause_and_the_counts_add_up(self):
        run = self.run_()
        found = self.ok("eval", "diagnose", run).json()
        self.assertEqual((found["run"], found["samples"]), (run, 4))
        causes = {item["item"]: item["cause"] for item in found["items"]}
        self.assertEqual(causes["gone"], "not_in_corpus")
        self.assertEqual(causes["absent"], "answered_though_absent")
        self.assertNotIn("sleep", causes)
        arm = found["arms"][0]
        self.assertEqual(sum(cause["n"] for cause in arm["causes"]), arm["wrong"]["n"])
        self.assertEqual(arm["wrong"]["n"], len(causes))
        for cause in arm["causes"]:
            low, high = cause["ci"]
            self.assertTrue(low <= cause["share"] <= high)
            self.assertEqual(cause["n"], len(cause["items"]))
        for item in found["items"]:
            self.assertTrue(item["explanation"])

    def test_text_names_the_same_causes(self):
        run = self.run_()
        said = self.ok("eval", "diagnose", run, json_out=False).out
        self.assertIn("not_in_corpus", said)
        self.assertIn("of 4 items wrong", said)

    def test_one_item_alone(self):
        run = self.run_()
        found = self.ok("eval", "diagnose", run, "--item", "gone").json()
        self.assertEqual([item["item"] for item in found["items"]], ["gone"])
        ran = self.run_cli("eval", "diagnose", run, "--item", "nobody")
        self.assertEqual(ran.json()["error"]["code"], "not_found")
        self.assertIn("Nothing is wrong", self.ok("eval", "diagnose", run, "--item", "sleep", json_out=False).out)

    def test_is_kept_and_stands_in_the_report(self):
        run = self.run_()
        self.ok("eval", "diagnose", run)
        shown = self.ok("eval", "show", run).json()
        items = {item["item"]: item for item in shown["items"]}
        self.assertEqual(items["gone"]["diagnosis"]["cause"], "not_in_corpus")
        self.assertNotIn("diagnosis", items["sleep"])

    def test_the_beginning_of_an_id_is_enough_and_an_unknown_one_is_told(self):
        run = self.run_()
        self.assertEqual(self.ok("eval", "diagnose", run[:20]).json()["run"], run)
        ran = self.run_cli("eval", "diagnose", "nothing")
        self.assertNotEqual(ran.code, 0)
        self.assertEqual(ran.json()["error"]["code"], "not_found")

    def test_another_corpus_by_now_is_refused(self):
        run = self.run_()
        self.ok("corpus", "add", self.folder({"other.md": "# Other\n\nNothing.\n"}, "other"), "--name", "docs")
        ran = self.run_cli("eval", "diagnose", run)
        self.assertEqual(ran.code, 5, ran.err)
        self.assertIn("no longer", ran.json()["error"]["message"])


class Calibrate(Runs):
    def setUp(self):
        super().setUp()
        self.add()
        rows = [{"id": f"q{i}", "question": f"Where do zephyrine wombats sleep, number {i}?", "answer": "In shed seven.",
                 "relevant": [{"path": "wombats.md", "heading": "Where they sleep"}]} for i in range(12)]
        self.gold(rows)
        # Even numbers pass, odd ones do not.
        server = ChatServer(self.judge)
        server.__enter__()
        self.addCleanup(server.__exit__, None, None, None)
        spec = server.spec()

        def judged(experiment):
            experiment["judges"] = {"model": spec, "rubrics": [{"name": "use", "criteria": "Is it of use?"}]}

        self.run_id = self.run_(judged)

    @staticmethod
    def judge(body):
        asked = json.dumps(body["messages"])
        number = int(re.search(r"number (\d+)\?", asked).group(1))
        return json.dumps({"reason": "Because.", "score": 5 if number % 2 == 0 else 2})

    def labels(self, rows, queue="q"):
        path = self.home / "labels.jsonl"
        path.write_text("".join(json.dumps({"queue": queue, **row}) + "\n" for row in rows), encoding="utf-8")
        self.ok("label", "import", path)

    def calibrate(self, *options, queue="q"):
        return self.ok("eval", "calibrate", self.run_id, "--queue", queue, *options).json()

    def test_counts_and_agreement(self):
        # The judge is right about all but q0 (people: not passed) and q1 (people: passed).
        self.labels([{"item": f"q{i}", "passed": (i % 2 == 0) if i > 1 else i == 1} for i in range(10)])
        found = self.calibrate()
        self.assertEqual(found["measure"], "rubric.use")
        self.assertEqual(found["threshold"], 4)
        self.assertEqual((found["labelled"], found["unlabelled"], found["without_score"]), (10, 2, 0))
        self.assertEqual(found["confusion"], {"both_pass": 4, "judge_only": 1, "people_only": 1, "both_fail": 4})
        self.assertAlmostEqual(found["agreement"]["estimate"], 0.8)
        self.assertAlmostEqual(found["kappa"]["estimate"], 0.6)
        self.assertAlmostEqual(found["judge_mean"], 0.5)
        low, high = found["ppi"]["ci"]
        self.assertTrue(low <= found["ppi"]["estimate"] <= high)
        self.assertEqual([need["half_width"] for need in found["more_labels"]], [0.1, 0.05, 0.03])

    def test_a_rubric_of_people_counts_from_four_on(self):
        self.labels([{"item": f"q{i}", "rubric": 4 if i % 2 == 0 else 3} for i in range(12)])
        found = self.calibrate()
        self.assertEqual(found["confusion"], {"both_pass": 6, "judge_only": 0, "people_only": 0, "both_fail": 6})
        self.assertTrue(found["better"])
        said = self.ok("eval", "calibrate", self.run_id, "--queue", "q", json_out=False).out
        self.assertIn("both pass 6", said)

    def test_a_judge_that_always_says_the_same_is_not_called_better(self):
        self.labels([{"item": f"q{i}", "passed": True} for i in range(12)])
        found = self.calibrate("--threshold", "1")
        self.assertEqual(found["confusion"]["both_pass"], 12)
        self.assertFalse(found["better"])

    def test_of_several_people_the_majority_counts_and_a_tie_is_no_label(self):
        self.labels([{"item": "q0", "person": who, "passed": passed} for who, passed in (("a", True), ("b", True), ("c", False))] +
                    [{"item": "q1", "person": who, "passed": passed} for who, passed in (("a", True), ("b", False))])
        found = self.calibrate()
        self.assertEqual(found["labelled"], 1)
        self.assertEqual(found["confusion"]["both_pass"], 1)

    def test_what_is_missing_is_said(self):
        ran = self.run_cli("eval", "calibrate", self.run_id, "--queue", "none")
        self.assertEqual(ran.json()["error"]["code"], "not_found")
        self.labels([{"item": "q0", "passed": True}])
        ran = self.run_cli("eval", "calibrate", self.run_id, "--queue", "q", "--measure", "rubric.other")
        self.assertEqual(ran.code, 2, ran.err)
        self.assertIn("rubric.other", ran.json()["error"]["message"])


class OwnTags(Runs):
    def test_show_has_them_and_lists_the_items_of_one(self):
        self.add()
        self.gold()
        run = self.run_()
        labels = self.home / "labels.jsonl"
        rows = [{"queue": run, "item": "eat", "tags": ["Too short", "odd"], "note": "Says half of it."}, {"queue": run, "item": "gone", "tags": ["odd"]}]
        labels.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        stable = self.ok("eval", "show", run, "--stable").out
        self.ok("label", "import", labels)
        own = {item["item"]: item["own"] for item in self.ok("eval", "show", run).json()["items"] if "own" in item}
        self.assertEqual(own, {"eat": {"tags": ["Too short", "odd"], "note": "Says half of it."}, "gone": {"tags": ["odd"], "note": None}})
        self.assertEqual([item["item"] for item in self.ok("eval", "show", run, "--tag", "too SHORT").json()["items"]], ["eat"])
        self.assertEqual(len(self.ok("eval", "show", run, "--tag", "odd").json()["items"]), 2)
        self.assertEqual(self.ok("eval", "show", run, "--tag", "nothing").json()["items"], [])
        said = self.ok("eval", "show", run, "--tag", "odd", json_out=False).out
        self.assertIn("#Too short #odd Says half of it.", said)
        self.assertNotIn("Where do cats sleep?", said)
        self.assertEqual(self.ok("eval", "show", run, "--stable").out, stable, "what people write does not change it")
        self.assertEqual(self.run_cli("eval", "show", run, "--stable", "--tag", "odd").code, 2)


if __name__ == "__main__":
    unittest.main()
