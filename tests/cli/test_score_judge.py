# SPDX-License-Identifier: GPL-3.0-or-later
"""score judge: answers from a file, graded by a scripted judge."""
import json
import re
import unittest

from support import ChatServer, CliTest

LINES = [
    {"id": "a", "question": "What do horses eat?", "answer": "Horses eat hay [1]. Horses eat stones [1][2].", "reference": "Horses eat hay.",
     "contexts": ["Horses eat hay.", "Cows eat grass."], "baseline": "No idea."},
    {"id": 7, "question": "What do cows eat?", "answer": "Cows eat grass.", "contexts": []},
]


def said(body):
    """What stands word for word in the texts is carried; every sentence is a statement; the longer answer is better."""
    schema, sent = json.dumps(body["response_format"]), body["messages"][-1]["content"]
    if "statements" in schema:
        text = re.search(r"begins\n(.*?)\n-----", sent, re.S).group(1)
        return json.dumps({"statements": [part.strip() + "." for part in text.split(".") if part.strip()]})
    if '"tie"' in schema:
        first, second = re.findall(r"answer\n(.*?)\n-----", sent, re.S)[-2:]
        return json.dumps({"reason": "r", "verdict": "first" if len(first) > len(second) else "second"})
    texts, statements = sent.split("\nStatements:\n")
    found = re.findall(r"^(\d+)\. (.*)$", statements, re.M)
    return json.dumps({"verdicts": [{"n": int(n), "reason": "r", "verdict": "yes" if text in texts else "no"} for n, text in found]})


class ScoreJudge(CliTest):
    def write(self, lines):
        path = self.home / "answers.jsonl"
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        return path

    def test_families_are_scored_as_by_hand_and_nothing_is_asked_twice(self):
        metrics = "ragchecker.precision,ragchecker.hallucination,ragchecker.faithfulness,alce.citation_recall,alce.citation_precision,judge.pairwise"
        words = ("score", "judge", "--input", self.write(LINES), "--metrics", metrics)
        with ChatServer(said) as server:
            out = self.ok(*words, "--model", server.spec()).json()
            sent = len(server.requests)
            again = self.ok(*words, "--model", server.spec()).json()
            self.assertEqual(len(server.requests), sent)
        self.assertEqual(again["per_item"], out["per_item"])
        self.assertEqual((again["spent"]["calls"], out["spent"]["calls"]), (0, sent))
        self.assertEqual((sent, out["calls"]), (7, 8), "two of its questions are the same")
        first, second = out["per_item"]
        self.assertEqual(first["scores"], {"ragchecker.precision": 0.5, "ragchecker.hallucination": 0.5, "ragchecker.faithfulness": 0.5,
                                           "alce.citation_recall": 0.5, "alce.citation_precision": 1 / 3, "judge.pairwise": 1.0})
        self.assertEqual(second["id"], 7)
        self.assertEqual(second["scores"]["ragchecker.precision"], {"na": "no reference answer"})
        self.assertEqual(second["scores"]["ragchecker.faithfulness"], {"na": "no sources"})
        self.assertEqual(second["scores"]["judge.pairwise"], {"na": "nothing to compare with"})
        self.assertEqual(out["metrics"][0], {"name": "ragchecker.precision", "mean": 0.5, "n": 1, "na": 1, "failed": 0})

    def test_prose_is_failed_with_the_judges_words(self):
        with ChatServer(lambda body: "Looks fine to me.") as server:
            out = self.ok("score", "judge", "--input", self.write(LINES[:1]), "--metrics", "ragchecker.f1", "--model", server.spec()).json()
        score = out["per_item"][0]["scores"]["ragchecker.f1"]
        self.assertEqual(score["raw"], "Looks fine to me.")
        self.assertEqual((out["metrics"][0]["mean"], out["metrics"][0]["failed"]), (None, 1))

    def test_mistakes_are_named(self):
        spec = "openai-compatible:url=http://127.0.0.1:9/v1,model=m"
        ran = self.run_cli("score", "judge", "--input", self.write(LINES), "--metrics", "ragchecker.recal", "--model", spec)
        self.assertEqual(ran.code, 2)
        self.assertIn("ragchecker.recall", ran.out)
        for bad in ({"id": "a", "question": "q"}, {"id": "a", "question": "q", "answer": "x", "contexts": "one"}, {"id": "a", "question": "q", "answer": 3}):
            ran = self.run_cli("score", "judge", "--input", self.write([bad]), "--metrics", "ragchecker.f1", "--model", spec)
            self.assertEqual(ran.code, 5, ran.out)
            self.assertEqual(ran.json()["error"]["line"], 1)
        with ChatServer(said) as server:
            ran = self.run_cli("score", "judge", "--input", self.write(LINES), "--metrics", "ragchecker.f1", "--model", server.spec(), "--budget", "calls=2")
            self.assertEqual((ran.code, len(server.requests)), (4, 2))


if __name__ == "__main__":
    unittest.main()
