# SPDX-License-Identifier: GPL-3.0-or-later
import json
import re
import threading
import time
import unittest

import test_serve
from support import ChatServer
from test_prompt_behaviour import BehaviourTest
from test_prompts import TEXT

NAMES = [f"Wombat{i} Zeta{i}" for i in range(16)]


class ShadowTest(BehaviourTest):
    """Sixteen pages, each with one answer; a model that reads its instructions."""

    def setUp(self):
        super().setUp()
        self.pages = {f"w{i}.md": f"# {name}\n\n## Where {name} sleeps\n\n{name} sleeps in shed {i} behind the mill.\n" for i, name in enumerate(NAMES)}
        self.add(self.pages, name="sheds")
        self.commit(TEXT)
        self.commit(TEXT.replace("Answer from", "BAD. Answer from"))
        self.commit(TEXT.replace("Answer from", "Kindly answer from"))
        self.ok("prompt", "promote", "answer@2", "--reason", "first")

    def model(self, bad="refuse"):
        def script(body):
            prompt = "\n".join(message["content"] for message in body["messages"])
            question = prompt[prompt.rindex("uestion: "):]
            i = next(i for i, name in enumerate(NAMES) if name + "?" in question)
            if "BAD." in prompt and bad == "refuse" and i % 2 == 0:
                return self.refusal
            before = prompt[:prompt.index(f"{NAMES[i]} sleeps in shed")]
            n = before[before.rindex("\n["):].lstrip("\n[").split("]")[0]
            return f"{NAMES[i]} sleeps in shed {i} behind the mill" + ("." if "BAD." in prompt and bad == "uncited" else f" [{n}].")
        return ChatServer(script)

    def ask_all(self, server, *words):
        for name in NAMES:
            self.ok("ask", f"Where sleeps {name}?", "--corpus", "sheds", "--model", server.spec(), *words)

    def prompts_sent(self, server):
        return ["\n".join(m["content"] for m in request["body"]["messages"]) for request in server.requests]


class Replay(ShadowTest):
    def test_a_candidate_that_refuses_more_degrades(self):
        with self.model() as server:
            self.ask_all(server)
            asked = len(server.requests)
            ran = self.run_cli("prompt", "shadow", "answer@3", "--recorded", 50, "--model", server.spec())
            self.assertEqual(ran.code, 1, ran.err)
            self.assertEqual(len(server.requests) - asked, 16)  # production's answers are those on record
            again = self.run_cli("prompt", "shadow", "answer@3", "--recorded", 50, "--model", server.spec())
            self.assertEqual(len(server.requests) - asked, 16)
        found = ran.json()
        self.assertEqual((found["production"], found["candidate"], found["questions"]), ("answer@2", "answer@3", 16))
        self.assertEqual((found["degrades"], found["passed"], found["worse"]), (True, False, ["answered"]))
        self.assertIn("answer@3 degrades what answer@2 answers to 16 questions", found["verdict"])
        self.assertEqual(found["passages"], {"recorded": 16, "retrieved": 0})
        answered = next(row for row in found["measures"] if row["measure"] == "answered")
        self.assertEqual((answered["mean_a"], answered["mean_b"], answered["n"], answered["test"]), (1, 0.5, 16, "mcnemar_exact"))
        self.assertEqual((found["counts"]["broken"], found["counts"]["fixed"]), (8, 0))
        self.assertEqual(again.json()["verdict"], found["verdict"])
        log = self.ok("prompt", "log", "answer").json()
        self.assertEqual([(row["action"], row["version"], row["from"]) for row in log[-2:]], [("shadow", 3, 2)] * 2)
        self.assertEqual(log[-1]["reason"], found["verdict"])
        self.assertEqual(log[-1]["gates"]["worse"], ["answered"])
        counted = self.ok("query", "SELECT count(*) AS refused FROM shadow_answers WHERE candidate = 3 AND candidate_refused").out
        self.assertIn("16", counted)  # eight in each of the two replays

    def test_dropped_citations_degrade_and_an_equal_candidate_does_not(self):
        with self.model("uncited") as server:
            (self.home / "q.jsonl").write_text("".join(json.dumps({"id": str(i), "text": f"Where sleeps {n}?"}) + "\n" for i, n in enumerate(NAMES)))
            words = ("--questions", "q.jsonl", "--corpus", "sheds", "--model", server.spec())
            bad = self.run_cli("prompt", "shadow", "answer@3", *words)
            self.assertEqual((bad.code, bad.json()["worse"]), (1, ["cited"]))
            equal = self.ok("prompt", "shadow", "answer@4", *words).json()
            text = self.ok("prompt", "shadow", "answer@4", *words, json_out=False).out
        self.assertEqual((equal["degrades"], equal["passed"], equal["worse"]), (False, True, []))
        self.assertIn("Nothing shows that answer@4 degrades", equal["verdict"])
        self.assertIn("16 questions show a difference of", equal["verdict"])
        self.assertIn(equal["verdict"], text)
        self.assertEqual(equal["passages"], {"recorded": 0, "retrieved": 16})
        # the same passages for both
        with_question = [sent for sent in self.prompts_sent(server) if f"Where sleeps {NAMES[0]}?" in sent]
        sources = {tuple(line for line in sent.splitlines() if line.startswith("[") or "sleeps in shed" in line) for sent in with_question}
        self.assertEqual(len(sources), 1)

    def test_gates_and_gold(self):
        gold = [{"id": f"g{i}", "question": f"Where sleeps {n}?", "answer": f"{n} sleeps in shed {i}.", "answer_points": [f"shed {i}"],
                 "relevant": [{"path": f"w{i}.md", "heading": f"Where {n} sleeps"}]} for i, n in enumerate(NAMES)]
        (self.home / "h.jsonl").write_text("".join(json.dumps(item) + "\n" for item in gold))
        self.ok("gold", "import", "h.jsonl", "--name", "h")
        (self.home / "gates.json").write_text(json.dumps({"touchstone_gates": 1, "gates": [{"measure": "answer_points", "no_newly_broken": True},
                                                                                          {"measure": "output_tokens", "max": 10}]}))
        with self.model() as server:
            words = ("--gold", "h", "--corpus", "sheds", "--model", server.spec(), "--gates", "gates.json", "--junit", "j.xml")
            bad = self.run_cli("prompt", "shadow", "answer@3", *words)
            good = self.run_cli("prompt", "shadow", "answer@4", *words)
        self.assertEqual(bad.code, 1, bad.err)
        self.assertIn("refusal_right", bad.json()["worse"])
        self.assertEqual([gate["state"] for gate in bad.json()["gates"]["gates"]], ["failed", "failed"])
        self.assertEqual(sorted(row["item"] for row in bad.json()["broken"]), sorted(f"g{i}" for i in range(0, 16, 2)))
        self.assertEqual([gate["state"] for gate in good.json()["gates"]["gates"]], ["passed", "failed"])
        self.assertEqual((good.code, good.json()["degrades"]), (1, False))  # the gate on tokens stops it
        self.assertIn("<testsuite", (self.home / "j.xml").read_text())

    def test_passages_that_have_changed_are_looked_up_once_more(self):
        with self.model() as server:
            self.ask_all(server)
            self.pages["w0.md"] = self.pages["w0.md"].replace("shed 0 behind", "shed 0, far behind")
            self.add(self.pages, name="sheds")
            found = self.ok("prompt", "shadow", "answer@4", "--recorded", 5, "--corpus", "sheds", "--model", server.spec()).json()
        self.assertEqual(sum(found["passages"].values()), 5)
        self.assertEqual(found["questions"], 5)

    def test_limits_and_wrong_words(self):
        (self.home / "q.jsonl").write_text("".join(json.dumps({"id": str(i), "text": f"Where sleeps {n}?"}) + "\n" for i, n in enumerate(NAMES)))
        with self.model() as server:
            words = ("--questions", "q.jsonl", "--corpus", "sheds", "--model", server.spec())
            ran = self.run_cli("prompt", "shadow", "answer@4", *words, "--budget-calls", 7)
            self.assertEqual(ran.code, 4, ran.out)
            self.assertLessEqual(len(server.requests), 7)
            self.ok("prompt", "shadow", "answer@4", *words)
            self.assertEqual(len(server.requests), 32)  # what was answered before was not asked again
        for words in (["answer@3"], ["answer@3", "--recorded", "5", "--gold", "g"], ["answer@2", "--recorded", "5", "--model", "m"],
                      ["answer@3", "--questions", "q.jsonl", "--corpus", "sheds", "--model", "extractive"], ["answer@9", "--report"], ["answer@3", "--report"]):
            self.assertEqual(self.run_cli("prompt", "shadow", *words).code, 2, words)
        dead = "openai-compatible:url=http://127.0.0.1:9/v1,model=m,retries=0"
        self.assertEqual(self.run_cli("prompt", "shadow", "answer@3", "--questions", "q.jsonl", "--corpus", "sheds", "--model", dead).code, 3)


class Live(ShadowTest):
    serve = test_serve.Served.serve
    call = test_serve.Served.call
    ended = test_serve.Served.ended

    def ask_over_http(self, where, name, **more):
        body = {"messages": [{"role": "user", "content": f"Where sleeps {name}?"}], **more}
        status, said = self.call(where["port"], "POST", "/v1/chat/completions", body)
        self.assertEqual(status, 200, said)
        return said

    def metrics(self, where):
        text = self.call(where["port"], "GET", "/metrics")[1]
        return {key: float(value) for key, value in re.findall(r'^touchstone_shadow_(\S+) (\S+)$', text, re.M)}

    def settled(self, where, questions):
        """Waits until so many questions of the share have an outcome."""
        for _ in range(600):
            found = self.metrics(where)
            if sum(value for key, value in found.items() if key.startswith("questions_total")) >= questions:
                return found
            time.sleep(0.05)
        self.fail(f"still waiting: {found}")

    def test_a_share_is_tried_unseen_and_reported(self):
        with self.model() as server:
            process, where = self.serve("--no-token", "--corpus", "sheds", "--model", server.spec(), "--shadow", "answer@3", "--shadow-share", "1")
            self.assertEqual(where["shadow"], "answer@3")
            for i, name in enumerate(NAMES):
                said = self.ask_over_http(where, name, stream=i % 2 == 1)
                self.assertIn("shed", said)
                self.assertNotIn("answer@3", said)
                self.assertNotIn(self.refusal, said)
            found = self.settled(where, 16)
            self.assertEqual(found['questions_total{outcome="compared"}'], 16)
            self.assertEqual(found['answers_total{prompt="answer@3",outcome="refused"}'], 8)
            self.assertEqual(found['answers_total{prompt="answer@2",outcome="answered"}'], 16)
            self.assertEqual(self.ended(process), 0)
            asked = len(server.requests)
            ran = self.run_cli("prompt", "shadow", "answer@3", "--report")
            self.assertEqual(len(server.requests), asked)
        self.assertEqual(ran.code, 1, ran.err)
        self.assertEqual((ran.json()["kind"], ran.json()["questions"], ran.json()["worse"]), ("live", 16, ["answered"]))
        self.assertEqual(ran.json()["counts"]["broken"], 8)
        self.assertEqual(self.run_cli("prompt", "shadow", "answer@3", "--report", "--against", "answer@4").code, 2)
        log = [(row["action"], row["version"], row["reason"]) for row in self.ok("prompt", "log", "answer").json()]
        self.assertEqual(log[-3][:2], ("shadow-on", 3))
        self.assertEqual(log[-2], ("shadow-off", 3, "16 compared"))

    def test_the_share_is_by_hash_and_a_limit_is_kept(self):
        chosen = []
        with self.model() as server:
            for _ in range(2):
                before = len(server.requests)
                process, where = self.serve("--no-token", "--corpus", "sheds", "--cache", "off", "--model", server.spec(), "--shadow", "answer@4", "--shadow-share", "0.5",
                                            "--shadow-calls", "3")
                for name in NAMES:
                    self.ask_over_http(where, name)
                sent = lambda: [next(n for n in NAMES if f"sleeps {n}?" in p) for p in self.prompts_sent(server)[before:] if "Kindly" in p]
                for _ in range(600):
                    found = self.metrics(where)
                    if found["waiting"] == 0 and found.get('questions_total{outcome="compared"}', 0) == 3:
                        break
                    time.sleep(0.05)
                self.assertEqual(self.ended(process), 0)
                self.assertEqual(len(sent()), 3)
                counted = dict(reversed(part.split()) for part in self.ok("prompt", "log", "answer").json()[-1]["reason"].split(", "))
                chosen.append((sorted(sent()), counted))
        self.assertEqual(chosen[0], chosen[1])
        self.assertEqual(chosen[0][1]["compared"], "3")
        self.assertTrue(0 < int(chosen[0][1]["dropped_budget"]) < 13)

    def test_promotion_and_rollback_hold_from_the_next_request(self):
        with self.model() as server:
            process, where = self.serve("--no-token", "--corpus", "sheds", "--cache", "off", "--model", server.spec())
            seen = []
            for step in (None, ("promote", "answer@4", "--no-gates", "--reason", "try"), ("rollback", "answer")):
                if step:
                    self.ok("prompt", *step)
                seen.append("Kindly" in self.prompts_sent_after(server, where))
            self.assertEqual(self.ended(process), 0)
        self.assertEqual(seen, [False, True, False])

    def prompts_sent_after(self, server, where):
        before = len(server.requests)
        self.ask_over_http(where, NAMES[0])
        return self.prompts_sent(server)[before]

    def test_the_end_does_not_wait_for_a_candidate(self):
        held, end = threading.Event(), threading.Event()
        plain = self.model()
        self.addCleanup(plain.__exit__)
        self.addCleanup(end.set)
        inner = plain.server.RequestHandlerClass.do_POST

        def slow(handler):
            if b"BAD." not in handler.rfile.peek(1 << 20):
                return inner(handler)
            held.set()
            end.wait(30)
        plain.server.RequestHandlerClass.do_POST = slow
        process, where = self.serve("--no-token", "--corpus", "sheds", "--model", plain.spec(), "--shadow", "answer@3", "--shadow-share", "1")
        for name in NAMES[:3]:
            begun = time.monotonic()
            self.ask_over_http(where, name)
            self.assertLess(time.monotonic() - begun, 10)
        self.assertTrue(held.wait(20))
        begun = time.monotonic()
        self.assertEqual(self.ended(process), 0)
        self.assertLess(time.monotonic() - begun, 8)
        self.assertEqual(self.ok("prompt", "log", "answer").json()[-1]["reason"], "3 dropped_stopped")

    def test_wrong_words(self):
        for words in (["--shadow", "answer@9", "--model", "m"], ["--shadow", "closed-book@1", "--model", "openai-compatible:url=http://127.0.0.1:9/v1,model=m"],
                      ["--shadow", "answer@3", "--model", "extractive"], ["--shadow-share", "0.5"], ["--shadow", "answer@3", "--shadow-share", "2"]):
            self.assertEqual(self.run_cli("serve", "--port", "0", "--corpus", "sheds", "--no-token", *words).code, 2, words)


if __name__ == "__main__":
    unittest.main()
