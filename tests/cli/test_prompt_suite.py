# SPDX-License-Identifier: GPL-3.0-or-later
import json
import unittest
import xml.etree.ElementTree as xml

from support import ChatServer
from test_prompt_behaviour import BehaviourTest
from test_prompts import TEXT

SLEEP = "Where do the Zephyrine wombats sleep?"


class SuiteTest(BehaviourTest):
    def suite(self, *items, name="s.jsonl"):
        (self.home / name).write_text("".join((item if isinstance(item, str) else json.dumps(item, ensure_ascii=False)) + "\n" for item in items))
        return name

    def item(self, *expect, id="sleep", question=SLEEP, **more):
        return {"id": id, "question": question, "expect": list(expect), **more}

    def model(self, bad=lambda prompt, question: False):
        return self.server(bad)

    def run_suite(self, server, file, *words, **how):
        return self.run_cli("prompt", "suite", "run", file, "--prompt", "answer@2", "--model", server.spec(), *words, **how)


class Suites(SuiteTest):
    def setUp(self):
        super().setUp()
        self.commit(TEXT)

    def test_every_kind_of_expectation_holds_and_fails_with_its_reason(self):
        good = [{"type": "contains", "value": "shed seven"}, {"type": "not-contains", "value": "cheese"}, {"type": "icontains", "value": "SHED"},
                {"type": "regex", "value": r"shed (seven|7)"}, {"type": "not-regex", "value": r"\d{4}"}, {"type": "answers"},
                {"type": "cites", "path": "wombats.md", "heading": "Where they sleep"}, {"type": "cites", "path": "wombats.md"},
                {"type": "not-cites", "path": "cats.md"}, {"type": "score", "metric": "answer_points", "min": 1},
                {"type": "score", "metric": "length_words", "min": 2, "max": 20}, {"type": "score", "metric": "citation_location", "min": 1}]
        bad = [{"type": "contains", "value": "shed nine"}, {"type": "not-contains", "value": "wombats"}, {"type": "regex", "value": "^In"}, {"type": "is-json"},
               {"type": "cites", "path": "wombats.md", "heading": "What they eat"}, {"type": "cites", "path": "cats.md"}, {"type": "not-cites", "path": "wombats.md"},
               {"type": "refuses"}, {"type": "score", "metric": "token_f1", "min": 0.99}, {"type": "score", "metric": "length_words", "max": 3},
               {"type": "is-json", "value": {"type": "object"}}]
        more = {"answer": "In shed seven.", "answer_points": ["shed seven"], "relevant": [{"path": "wombats.md", "heading": "Where they sleep"}]}
        items = [self.item(*good, **more)] + [self.item(one, id=f"bad{i}", **more) for i, one in enumerate(bad)]
        items.append(self.item({"type": "refuses"}, id="none", question="What is the capital of Atlantis?"))
        file = self.suite({"touchstone_suite": 1, "name": "all", "corpus": "docs"}, *items)
        with self.server(lambda prompt, question: False) as server:
            ran = self.run_suite(server, file, "--junit", "j.xml")
        self.assertEqual(ran.code, 1, ran.err)
        found = ran.json()
        by = {row["id"]: row for row in found["items"]}
        self.assertEqual((by["sleep"]["state"], by["sleep"]["reason"]), ("passed", None))
        for i in range(len(bad)):
            self.assertEqual(by[f"bad{i}"]["state"], "failed", bad[i])
        self.assertIn("does not hold 'shed nine'", by["bad0"]["reason"])
        self.assertIn("it cites wombats.md#", by["bad4"]["reason"])
        self.assertIn("it answers", by["bad7"]["reason"])
        self.assertIn("token_f1 >= 0.99: it is", by["bad8"]["reason"])
        self.assertEqual((found["counts"]["failed"], by["none"]["state"]), (len(bad), "passed"))
        self.assertEqual((by["bad0"]["line"], found["suite"], found["prompt"]), (3, "all", "answer@2"))
        tree = xml.parse(self.home / "j.xml").getroot()
        self.assertEqual((tree.tag, tree.get("tests"), tree.get("failures")), ("testsuites", str(len(items)), str(len(bad))))
        case = next(case for case in tree.iter("testcase") if case.get("name") == "bad0")
        self.assertIn("shed nine", case.find("failure").get("message"))
        self.assertEqual(case.get("line"), "3")
        log = self.ok("prompt", "log", "answer").json()[-1]
        self.assertEqual((log["action"], log["version"]), ("suite", 2))
        self.assertIn("2 of 13 passed, 11 failed", log["reason"])
        self.assertEqual(len(log["gates"]["items"]), 13)

    def test_json_of_a_schema(self):
        schema = {"type": "object", "required": ["shed"], "properties": {"shed": {"type": "integer", "minimum": 1}}}
        file = self.suite(self.item({"type": "is-json", "value": schema}), self.item({"type": "is-json", "value": {"type": "object", "required": ["door"]}}, id="b"))
        with ChatServer(lambda body: '```json\n{"shed": 7}\n```') as server:
            found = self.run_suite(server, file).json()
        self.assertEqual([row["state"] for row in found["items"]], ["passed", "failed"])
        self.assertIn("door", found["items"][1]["reason"])

    def test_a_rubric_is_graded_by_a_judge(self):
        file = self.suite(self.item({"type": "rubric", "criteria": "It is kind.", "min": 4}), self.item({"type": "rubric", "criteria": "It is a poem.", "min": 4}, id="poem"))
        grade = lambda body: json.dumps({"reason": "so it is", "score": 2 if "poem" in body["messages"][-1]["content"] or "poem" in body["messages"][0]["content"] else 5})
        with self.model() as server, ChatServer(grade) as judge:
            self.assertEqual(self.run_suite(server, file).code, 2)
            found = self.run_suite(server, file, "--judge", judge.spec()).json()
        self.assertEqual([row["state"] for row in found["items"]], ["passed", "failed"], found)
        self.assertIn("it is 2: so it is", found["items"][1]["reason"])

    def test_flaky_items_are_quarantined_until_they_are_released_or_changed(self):
        turns = []
        inner = self.model()
        self.addCleanup(inner.__exit__)

        def script(body):
            prompt = "\n".join(message["content"] for message in body["messages"])
            if "cats" in prompt[prompt.rindex("uestion: "):]:
                turns.append(1)
                return self.refusal if len(turns) % 2 == 0 else "Cats sleep on the warm oven [1]."
            return "Zephyrine wombats sleep in shed seven [1]."
        steady, flaky = self.item({"type": "contains", "value": "seven"}), self.item({"type": "contains", "value": "oven"}, id="cats", question="Where do cats sleep?")
        file = self.suite(steady, flaky)
        with ChatServer(script) as server:
            ran = self.run_suite(server, file, "--repeats", 4)
            self.assertEqual(ran.code, 0, ran.out)
            self.assertEqual(len(server.requests), 8)
            row = ran.json()["items"][1]
            self.assertEqual((row["state"], row["passed"], row["repeats"], row["quarantined_now"]), ("flaky", 2, 4, True))
            self.assertIn("passed 2 of 4 times", row["quarantine"])
            turns.append(1)  # the next answer is a refusal: without the quarantine it would fail
            again = self.run_suite(server, file)
            self.assertEqual((again.code, again.json()["counts"]["quarantined"]), (0, 1))
            text = self.run_suite(server, file, "--junit", "j.xml", json_out=False).out
            self.assertIn("quarantined", text)
            self.assertEqual(xml.parse(self.home / "j.xml").getroot().get("skipped"), "1")
            listed = self.ok("prompt", "suite", "quarantine").json()
            self.assertEqual([(one["suite"], one["item"], one["prompt"]) for one in listed], [("s", "cats", "answer@2")])
            self.ok("prompt", "suite", "release", "s", "cats")
            self.assertEqual(self.ok("prompt", "suite", "quarantine").json(), [])
            self.assertEqual(self.run_cli("prompt", "suite", "release", "s", "cats").code, 2)
            noted = self.suite(steady, {**flaky, "quarantine": "the page is being rewritten"}, name="n.jsonl")
            row = self.run_suite(server, noted).json()["items"][1]
            self.assertEqual(row["quarantine"], "the page is being rewritten")

    def test_a_bad_file_is_told_with_its_place_and_nothing_is_run(self):
        fine = json.dumps(self.item({"type": "answers"}, id="fine"))
        for line, where, words in (
                ('{"id": "x", "question": "q", "expect": [{"type": "contains", "value": 3}]}', None, "text as 'value'"),
                ('{"id": "x", "question": "q"}', None, "expect"),
                ('{"id": "x", "question": "q", "expects": [], "expect": [{"type": "answers"}]}', 30, "expects"),
                ('{"id": "x", "question": "q", "expect": [{"type": "holds", "value": "a"}]}', None, "no check of type 'holds'"),
                ('{"id": "x", "question": "q", "expect": [{"type": "regex", "value": "(a"}]}', None, "pattern"),
                ('{"id": "x", "question": "q", "expect": [{"type": "is-json", "value": {"$ref": "a"}}]}', None, "$ref"),
                ('{"id": "x", "question": "q", "expect": [{"type": "cites", "heading": "a"}]}', None, "path"),
                ('{"id": "x", "question": "q", "expect": [{"type": "score", "metric": "tokn_f1", "min": 1}]}', None, "token_f1"),
                ('{"id": "x", "question": "q", "expect": [{"type": "rubric", "criteria": "a"}]}', None, "min"),
                ('{"id": "x", "question": "q", "expect": [{"type": "refuses"}, {"type": "answers"}]}', None, "never pass"),
                ('{"id": "fine", "question": "q", "expect": [{"type": "answers"}]}', None, "line 1"),
                ('{"id": "x", "question": "q", "expect": [{"type": "answers"}]', 61, "no JSON"),
                ('[1]', 1, "no JSON object"),
                ('{"touchstone_suite": 1}', 1, "first line"),
                ('{"id": "x", "question": "q", "expect": [{"type": "cites", "path": "wombats.md", "heading": "Where they dance"}]}', None, "Where they dance"),
                ('{"id": "x", "question": "q", "corpus": "nowhere", "expect": [{"type": "answers"}]}', None, "nowhere")):
            file = self.suite(fine, line)
            with ChatServer(lambda body: "?") as server:
                ran = self.run_suite(server, file)
                self.assertEqual(server.requests, [], line)
            error = ran.json()["error"]
            self.assertIn(ran.code, (2, 5), line)
            self.assertEqual((error["file"], error["line"]), (file, 2), line)
            self.assertIn(words, error["message"] + error.get("hint", ""), line)
            if where:
                self.assertEqual(error["column"], where, line)
        (self.home / "empty.jsonl").write_text("\n")
        self.assertEqual(self.run_cli("prompt", "suite", "check", "empty.jsonl").code, 5)
        self.assertEqual(self.ok("prompt", "suite", "check", self.suite(fine)).json(), {"suite": "s", "items": 1, "expectations": 1})
        self.assertEqual(len(self.ok("prompt", "log", "answer").json()), 1 + 2)  # only what the corpus does not have came as far as the log

    def test_a_call_that_fails_is_an_error_and_a_dead_server_is_exit_code_3(self):
        file = self.suite(self.item({"type": "answers"}), self.item({"type": "answers"}, id="cats", question="Where do cats sleep?"))
        broken = lambda body: (400, {"error": {"message": "no cats"}}) if "Question: Where do cats" in json.dumps(body) else "Shed seven [1]."
        with ChatServer(broken) as server:
            ran = self.run_suite(server, file, "--junit", "j.xml")
        self.assertEqual((ran.code, [row["state"] for row in ran.json()["items"]]), (1, ["passed", "error"]))
        self.assertIn("no cats", ran.json()["items"][1]["reason"])
        self.assertEqual(xml.parse(self.home / "j.xml").getroot().get("errors"), "1")
        dead = "openai-compatible:url=http://127.0.0.1:9/v1,model=m,retries=0"
        self.assertEqual(self.run_cli("prompt", "suite", "run", file, "--model", dead).code, 3)
        self.assertEqual(self.run_cli("prompt", "suite", "run", file, "--model", "extractive").code, 2)

    def test_a_key_that_a_server_tells_back_is_kept_nowhere(self):
        key = "a-key-of-32-characters-0123456789"
        self.commit(TEXT + "Thanks.\n")
        turns = []
        file = self.suite(self.item({"type": "contains", "value": "seven"}), self.item({"type": "contains", "value": "oven"}, id="cats", question="Where do cats sleep?"))
        (self.home / "q.jsonl").write_text(json.dumps({"id": "1", "text": SLEEP}) + "\n")

        def script(body):
            turns.append(1)
            return f"Your key is {key}" if len(turns) % 2 else f"{key}: shed seven [1]"
        with ChatServer(script) as server:
            words = ("--model", server.spec(",key=env:MY_KEY"))
            self.run_cli("prompt", "suite", "run", file, *words, "--repeats", 3, "--junit", "j.xml", env={"MY_KEY": key})
            self.run_cli("prompt", "shadow", "answer@3", "--questions", "q.jsonl", *words, env={"MY_KEY": key})
            self.assertIn(key, json.dumps([dict(request["headers"]) for request in server.requests]))
        self.assertTrue((self.home / "j.xml").exists())
        for place in self.home.rglob("*"):
            if place.is_file():
                self.assertNotIn(key.encode(), place.read_bytes(), place)

    def test_a_commit_runs_its_suite_and_stays(self):
        file = self.suite(self.item({"type": "answers"}), self.item({"type": "contains", "value": "oven"}, id="cats", question="Where do cats sleep?"))
        (self.home / "p.md").write_text(TEXT.replace("Answer from", "REFUSE. Answer from"))
        words = ("prompt", "commit", "answer", "--file", "p.md", "--message", "m", "--suite", file)
        with self.model(lambda prompt, question: "REFUSE" in prompt and "cats" in question) as server:
            ran = self.run_cli(*words, "--model", server.spec())
            self.assertEqual(ran.code, 1, ran.err)
            self.assertEqual((ran.json()["version"], ran.json()["changed"], ran.json()["suite"]["counts"]["failed"]), (3, True, 1))
            (self.home / "p.md").write_text(TEXT + "Thanks.\n")
            self.assertEqual(self.ok(*words, "--model", server.spec()).json()["suite"]["passed"], True)
        log = self.ok("prompt", "log", "answer").json()
        self.assertEqual([(row["action"], row["version"]) for row in log[1:]], [("commit", 3), ("suite", 3), ("commit", 4), ("suite", 4)])
        (self.home / "bad.jsonl").write_text("{}\n")
        (self.home / "p.md").write_text(TEXT + "Bye.\n")
        self.assertEqual(self.run_cli(*words[:-1], "bad.jsonl", "--model", "m").code, 5)
        dead = self.run_cli(*words, "--model", "openai-compatible:url=http://127.0.0.1:9/v1,model=m,retries=0")
        self.assertEqual(dead.code, 3)
        self.assertIn("answer@5 is committed, but", dead.json()["error"]["message"])
        self.assertIn("could not be run", self.ok("prompt", "log", "answer").json()[-1]["reason"])
        self.assertEqual(self.run_cli(*words[:-2], "--model", "m").code, 2)


if __name__ == "__main__":
    unittest.main()
