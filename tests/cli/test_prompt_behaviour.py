# SPDX-License-Identifier: GPL-3.0-or-later
import json
import unittest

from support import ChatServer
from test_prompts import TEXT, PromptTest

RIGHT = {"Zephyrine": "Zephyrine wombats sleep in shed seven [{n}].", "eat": "Wombats eat grass and roots [{n}].", "cats": "Cats sleep on the warm oven [{n}]."}
KEYS = {"Zephyrine": "shed seven, behind", "eat": "grass and roots", "cats": "warm oven"}


def answerer(bad):
    """A model that answers rightly, unless `bad(prompt, question)` makes it refuse."""
    def script(body):
        prompt = "\n".join(message["content"] for message in body["messages"])
        question = prompt[prompt.rindex("uestion: "):]
        for word, answer in RIGHT.items():
            if word in question:
                if bad(prompt, question):
                    return "The sources do not answer this question."
                before = prompt[:prompt.index(KEYS[word])]
                return answer.format(n=before[before.rindex("\n["):].lstrip("\n[").split("]")[0])
        return "?"
    return script


def refusal_of(test):
    text = test.ok("prompt", "render", "answer@1", "--item", "sleep").json()["messages"][0]["content"]
    return text[text.index("nothing else: ") + 14:].splitlines()[0]


class BehaviourTest(PromptTest):
    def setUp(self):
        super().setUp()
        self.add()
        self.gold()
        self.refusal = refusal_of(self)

    def server(self, bad):
        script = answerer(bad)
        return ChatServer(lambda body: script(body).replace("The sources do not answer this question.", self.refusal))


class Behaviour(BehaviourTest):
    def test_fixed_broken_changed_and_the_numbers_of_eval_compare(self):
        self.commit(TEXT)
        self.commit(TEXT.replace("Answer from", "STRICT answer from"))
        with self.server(lambda prompt, question: "STRICT" in prompt and "eat" in question) as server:
            words = ("--behaviour", "--gold", "g", "--model", server.spec())
            diff = self.ok("prompt", "diff", "answer@2", "answer@3", *words).json()
            asked = len(server.requests)
            again = self.ok("prompt", "diff", "answer@2", "answer@3", *words).json()["behaviour"]
            self.assertEqual((asked, len(server.requests)), (6, 6))
            back = self.ok("prompt", "diff", "answer@3", "answer@2", *words).json()["behaviour"]
            self.assertEqual(len(server.requests), 6)  # the same requests: from the cache
        self.assertEqual((diff["added"], diff["removed"]), (1, 1))
        behaviour = diff["behaviour"]
        self.assertEqual([row["item"] for row in behaviour["broken"]], ["eat"])
        self.assertEqual((behaviour["fixed"], behaviour["changed"], behaviour["passages"]), ([], [], "frozen"))
        self.assertIn("same passages", behaviour["verdict"])
        self.assertTrue(again["reused"])
        self.assertEqual(again["run"], behaviour["run"])
        self.assertEqual([row["item"] for row in back["fixed"]], ["eat"])
        run = behaviour["run"]
        compared = self.ok("eval", "compare", run + ":1", run + ":2").json()
        self.assertEqual(compared["measures"], behaviour["measures"])

    def test_a_model_is_needed_and_two_texts(self):
        self.commit(TEXT)
        self.assertEqual(self.run_cli("prompt", "diff", "answer@1", "answer@2", "--behaviour", "--gold", "g").code, 2)
        self.assertEqual(self.run_cli("prompt", "diff", "answer@1", "answer@2", "--behaviour", "--gold", "g", "--model", "extractive").code, 2)
        self.assertEqual(self.run_cli("prompt", "diff", "answer@1", "answer@1", "--behaviour", "--gold", "g", "--model", "extractive").code, 2)


class Bisect(BehaviourTest):
    def test_the_bad_hunk_among_ten(self):
        rules = [f"Rule {i}: be kind.\nKeep {i}.\n" for i in range(10)]
        self.commit("## system\n" + "".join(rules) + TEXT[TEXT.index("## user"):])
        for i in range(10):
            rules[i] = rules[i].replace("be kind", "REFUSE" if i == 6 else "be brief")
        self.commit("## system\n" + "".join(rules) + TEXT[TEXT.index("## user"):])
        with self.server(lambda prompt, question: "REFUSE" in prompt and "cats" in question) as server:
            found = self.run_cli("prompt", "bisect", "answer@2", "answer@3", "--gold", "g", "--model", server.spec())
            self.assertEqual(found.code, 0, found.err)
            asked = len(server.requests)
        self.assertIn("At most", found.err)
        found = found.json()
        self.assertEqual([hunk["hunk"] for hunk in found["hunks"] if hunk["culprit"]], [7])
        self.assertIn("+Rule 6: REFUSE.", found["hunks"][6]["lines"])
        self.assertEqual((found["direction"], found["items"], found["bad"]), ("broken", ["cats"], "answer@3"))
        self.assertLessEqual(asked, found["estimate"]["calls"])
        self.assertEqual(asked, 6 + 10)

    def test_the_bad_version_among_many(self):
        for i in range(12):
            self.commit(TEXT.replace("Answer from", f"Edit {i}. {'REFUSE. ' if i >= 8 else ''}Answer from"))
        with self.server(lambda prompt, question: "REFUSE" in prompt) as server:
            found = self.ok("prompt", "bisect", "answer@2", "answer@13", "--gold", "g", "--model", server.spec()).json()
            self.assertEqual((found["good"], found["bad"], found["together"]), ("answer@9", "answer@10", False))
            self.assertLessEqual(len(server.requests), 6 + 3 * 4)

    def test_nothing_to_find_is_said(self):
        self.commit(TEXT)
        self.commit(TEXT + "Thanks.\n")
        with self.server(lambda prompt, question: False) as server:
            found = self.ok("prompt", "bisect", "answer@2", "answer@3", "--gold", "g", "--model", server.spec()).json()
        self.assertFalse(found["found"])


class Promotion(BehaviourTest):
    def test_gates_stop_what_breaks_and_hold_from_then_on(self):
        (self.home / "gates.json").write_text(json.dumps({"touchstone_gates": 1, "gates": [{"measure": "refusal_right", "no_newly_broken": True}]}))
        self.commit(TEXT)
        self.commit(TEXT.replace("Answer from", "REFUSE. Answer from"))
        with self.server(lambda prompt, question: "REFUSE" in prompt) as server:
            gated = ("--gates", "gates.json", "--gold", "g", "--model", server.spec())
            good = self.ok("prompt", "promote", "answer@2", "--reason", "clearer", *gated).json()
            self.assertEqual((good["promoted"], good["tags"], good["baseline"]), (True, ["production"], "answer@1"))
            bad = self.run_cli("prompt", "promote", "answer@3", "--reason", "stricter")  # the kept gates hold
            self.assertEqual(bad.code, 1)
            self.assertFalse(bad.json()["promoted"])
            self.assertEqual(bad.json()["gates"]["gates"][0]["state"], "failed")
            self.assertEqual(self.ok("prompt", "show", "answer@production").json()["version"], 2)
            self.assertEqual(self.run_cli("prompt", "promote", "answer@3", "--no-gates").code, 2)
            self.ok("prompt", "promote", "answer@3", "--no-gates", "--reason", "an emergency")
        self.assertEqual(self.ok("prompt", "rollback", "answer", "--reason", "over").json(), {"name": "answer", "from": 3, "version": 2})
        log = self.ok("prompt", "log", "answer").json()
        self.assertEqual([row["action"] for row in log], ["commit", "commit", "promote", "stopped", "promote", "rollback"])
        self.assertEqual((log[3]["reason"], log[3]["version"]), ("stricter", 3))
        self.assertTrue(log[2]["gates"] and log[3]["gates"] and not log[4]["gates"])


if __name__ == "__main__":
    unittest.main()
