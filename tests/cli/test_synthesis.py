# SPDX-License-Identifier: GPL-3.0-or-later
"""gold synthesize: what is made, what is written where, and that nothing is asked twice."""
import json
import unittest

from support import ChatServer, CliTest

PAGES = {
    "stables.md": "# Stables\n\n## Opening hours\n\nVisitors ring the brass bell beside the gate and wait. The north stable opens at 6 in "
                  "the morning and closes at 21 in the evening. Dogs must stay outside at any time of the year, even on a leash.\n",
    "fees.md": "# Fees\n\n## Season tickets\n\nA season ticket costs 35 crowns and is valid for one rider. Children under seven ride free "
               "of charge when an adult walks beside them. Lost tickets are replaced once in a season at the office.\n",
}
FACTS = [
    ("From what time on can I get into the north stable?", "The north stable opens at 6 in the morning.",
     "The north stable opens at 6 in the morning and closes at 21 in the evening."),
    ("What is the price of a season ticket?", "A season ticket costs 35 crowns.", "A season ticket costs 35 crowns and is valid for one rider."),
]


def said(body):
    """A good model: the kind of request is told by its schema."""
    schema = json.dumps(body.get("response_format", {}))
    sent = body["messages"][-1]["content"]
    question, answer, quote = next(fact for fact in FACTS if fact[0] in sent or fact[2] in sent)
    if "answerable" in schema:
        found = quote in sent
        return json.dumps({"answerable": found, "answer": answer if found else ""})
    if "quote" in schema:
        return json.dumps({"usable": True, "type": "concept", "question": question, "answer": answer, "quote": quote})
    return json.dumps({"question": "Tell me please: " + question})


class Synthesize(CliTest):
    def setUp(self):
        super().setUp()
        self.add(PAGES)

    def make(self, server, *words, **how):
        return self.ok("gold", "synthesize", "--corpus", "docs", "--model", server.spec(), "--kinds", "single,typo", "--count", 4, *words, **how)

    def test_items_are_drafts_that_gold_check_finds_sound(self):
        with ChatServer(said) as server:
            made = self.make(server, "--into", "new", "--out", self.home / "items.jsonl").json()
        self.assertEqual((made["made"], made["kinds"]), (4, {"single": 2, "typo": 2}))
        self.assertEqual(made["into"]["items"], 4)
        lines = [json.loads(line) for line in (self.home / "items.jsonl").read_text(encoding="utf-8").splitlines()]
        self.assertEqual(lines, made["items"])
        for item in lines:
            self.assertEqual((item["status"], item["source"]), ("draft", "synthetic"))
            place = item["relevant"][0]
            self.assertIn(PAGES[place["path"]].encode()[place["start"]:place["end"]].decode(), [fact[2] for fact in FACTS])
        check = self.ok("gold", "check", "new").json()
        self.assertTrue(check["sound"], check["problems"])
        self.assertEqual(check["statuses"], {"draft": 4})

    def test_second_call_asks_nothing_twice_and_makes_the_same(self):
        with ChatServer(said) as server:
            first = self.make(server).json()
            asked = len(server.requests)
            second = self.make(server).json()
            self.assertEqual(len(server.requests), asked)
            self.assertEqual(first["items"], second["items"])
            self.assertEqual(second["spent"]["calls"], 0)
            self.assertEqual(first["spent"]["calls"], asked)
            self.make(server, "--into", "new")
            again = self.make(server, "--into", "new").json()
            self.assertEqual((again["made"], again["counts"]), (0, {"duplicate": 2}))

    def test_budget_ends_it_with_4_and_a_larger_one_goes_on(self):
        with ChatServer(said) as server:
            ran = self.run_cli("gold", "synthesize", "--corpus", "docs", "--model", server.spec(), "--kinds", "single", "--count", 2, "--budget", "calls=4")
            self.assertEqual(ran.code, 4, ran.err)
            self.assertTrue(ran.json()["partial"])
            self.assertEqual(len(server.requests), 4)
            whole = self.ok("gold", "synthesize", "--corpus", "docs", "--model", server.spec(), "--kinds", "single", "--count", 2).json()
            self.assertEqual(whole["made"], 2)
            self.assertEqual(len(server.requests), 6, "three for each item, none of them twice")

    def test_text_says_why_an_item_was_dropped(self):
        with ChatServer(lambda body: "I would ask about the bell.") as server:
            ran = self.make(server, json_out=False)
        self.assertIn("dropped as unreadable: 2", ran.out)
        self.assertIn("no JSON object", ran.out)

    def test_wrong_words_are_named(self):
        for words, part in ((("--kinds", "singel"), "single"), (("--keep", "unreadable"), "cannot be kept"), (("--budget", "calls=x"), "calls=x"),
                            (("--kinds", "typo"), "Variants")):
            ran = self.run_cli("gold", "synthesize", "--corpus", "docs", "--model", "openai-compatible:url=http://127.0.0.1:9/v1,model=m", *words)
            self.assertEqual(ran.code, 2, ran.out)
            self.assertIn(part, ran.out)
        self.assertEqual(self.run_cli("gold", "synthesize", "--corpus", "docs", "--model", "extractive").code, 2)


if __name__ == "__main__":
    unittest.main()
