# SPDX-License-Identifier: GPL-3.0-or-later
import json
import random
import re
import shutil
import subprocess
import time
import unittest

from support import CLI, ChatServer, CliTest

TEXT = "notes: mine\n\n## system\nAnswer from the sources and cite [n]. Else say: {{refusal}}\n\n## user\n" \
       "{{#sources}}\n[{{number}}] {{title}}\n----- {{boundary}}\n{{text}}\n----- {{boundary}}\n{{/sources}}\nQuestion: {{question}}\n"
GOLD = [{"id": "sleep", "question": "Where do the Zephyrine wombats sleep?", "answer": "In shed seven.", "relevant": [{"path": "wombats.md", "heading": "Where they sleep"}]},
        {"id": "eat", "question": "What do wombats eat?", "answer": "Grass and roots.", "relevant": [{"path": "wombats.md", "heading": "What they eat"}]},
        {"id": "cats", "question": "Where do cats sleep?", "answer": "On the warm oven.", "relevant": [{"path": "cats.md", "heading": "Cats"}]}]


class PromptTest(CliTest):
    def commit(self, text, name="answer", message="a change", **how):
        (self.home / "p.md").write_bytes(text.encode())
        return self.ok("prompt", "commit", name, "--file", "p.md", "--message", message, **how).json()

    def gold(self, items=None):
        (self.home / "g.jsonl").write_text("".join(json.dumps(item) + "\n" for item in items or GOLD))
        self.ok("gold", "import", "g.jsonl", "--name", "g")


class Versions(PromptTest):
    def test_built_in_ones_are_listed_and_shown_as_commit_reads_them(self):
        rows = self.ok("prompt", "list").json()
        self.assertIn(("answer", 1), [(row["name"], row["version"]) for row in rows])
        for field in ("name", "version", "hash", "parent", "tags", "message"):
            self.assertIn(field, rows[0])
        text = self.ok("prompt", "show", "answer", json_out=False).out
        again = self.commit(text)
        self.assertEqual((again["version"], again["changed"]), (1, False))
        self.assertEqual(again["hash"], self.ok("prompt", "show", "answer@1").json()["hash"])

    def test_a_commit_is_the_next_version_byte_for_byte(self):
        text = TEXT.replace("\n", "\r\n") + "braces { } and \u202e and {{! a comment }} \U0001f642"
        made = self.commit(text, message="why")
        self.assertEqual((made["version"], made["parent"], made["message"], made["changed"]), (2, 1, "why", True))
        shown = subprocess.run([CLI, "--workspace", self.workspace, "prompt", "show", "answer@2"], env=self.env, stdout=subprocess.PIPE, check=True).stdout
        self.assertEqual(shown, text.encode())
        self.assertEqual(self.commit(text)["changed"], False)

    def test_a_mistake_is_exit_code_5_with_its_place(self):
        (self.home / "p.md").write_text("## user\nSee {{#sources}}\n")
        ran = self.run_cli("prompt", "commit", "answer", "--file", "p.md", "--message", "m")
        self.assertEqual(ran.code, 5)
        self.assertEqual([ran.json()["error"][k] for k in ("file", "line", "column")], ["p.md", 2, 5])
        self.assertEqual(self.run_cli("prompt", "show", "nothing").code, 2)
        self.assertEqual(self.run_cli("prompt", "show", "answer@x@").code, 2)

    def test_processes_that_commit_at_once_lose_nothing(self):
        self.ok("prompt", "list")
        running = []
        for i in range(8):
            (self.home / f"p{i}.md").write_text(f"## user\nnumber {i}\n")
            running.append(subprocess.Popen([CLI, "--workspace", self.workspace, "prompt", "commit", "n", "--file", f"p{i}.md", "--message", str(i)],
                                            env=self.env, cwd=self.home, stdout=subprocess.DEVNULL))
        self.assertEqual([process.wait() for process in running], [0] * 8)
        rows = self.ok("prompt", "list", "n").json()
        self.assertEqual([row["version"] for row in rows], list(range(1, 9)))
        self.assertEqual(sorted(row["message"] for row in rows), [str(i) for i in range(8)])

    def test_the_version_that_is_named_or_in_production_answers(self):
        self.add()
        self.commit("temperature: 0.25\n" + TEXT.replace("Answer from", "SECOND: answer from"))
        with ChatServer(lambda _: "Zephyrine wombats sleep in shed seven [1].") as server:
            def asked(*words):
                self.ok("ask", "Where do wombats sleep?", "--model", server.spec(), *words)
                return server.requests[-1]["body"]
            self.assertNotIn("SECOND", json.dumps(asked()))
            named = asked("--prompt", "answer@2")
            self.assertIn("SECOND", json.dumps(named))
            self.assertEqual(named["temperature"], 0.25)
            self.ok("prompt", "promote", "answer@2", "--reason", "better")
            self.assertIn("SECOND", json.dumps(asked("--cache", "off")))
            self.assertEqual(self.ok("prompt", "rollback", "answer").json()["version"], None)
            self.assertNotIn("SECOND", json.dumps(asked("--cache", "off")))
        self.assertEqual([row["action"] for row in self.ok("prompt", "log").json()], ["commit", "promote", "rollback"])

    def test_an_experiment_takes_a_committed_version(self):
        self.add()
        self.gold()
        made = self.commit(TEXT)
        with ChatServer(lambda _: "Shed seven [1].") as server:
            self.ok("eval", "init", "--gold", "g", "--model", server.spec(), "--out", "e.json")
            experiment = json.loads((self.home / "e.json").read_text())
            experiment["target"]["prompt"] = "answer@2"
            (self.home / "e.json").write_text(json.dumps(experiment))
            run = self.ok("eval", "run", "--experiment", "e.json").json()["run"]
        self.assertIn(made["hash"], self.ok("query", "SELECT manifest FROM runs").out + self.ok("eval", "show", run).out)


class Rendering(PromptTest):
    def test_tokens_cuts_and_what_can_be_cached(self):
        self.add()
        self.gold()
        self.commit(TEXT)
        shown = self.ok("prompt", "render", "answer@2", "--item", "sleep").json()
        self.assertEqual([m["role"] for m in shown["messages"]], ["system", "user"])
        self.assertIn("Where do the Zephyrine wombats sleep?", shown["messages"][1]["content"])
        self.assertEqual(shown["stable_prefix"]["messages"], 1)
        self.assertEqual(shown["stable_prefix"]["bytes"], len(shown["messages"][0]["content"].encode()))
        self.assertEqual(shown["tokens"], sum(m["tokens"] for m in shown["messages"]))
        self.assertEqual(shown["cut"], [])
        tight = self.ok("prompt", "render", "answer@2", "--item", "sleep", "--context-tokens", "50").json()
        self.assertEqual(len(tight["sources"]), 1)
        self.assertTrue(all(row["reason"] == "over_budget" for row in tight["cut"]) and tight["cut"])
        self.assertEqual(self.run_cli("prompt", "render", "answer@2", "--item", "nope").code, 2)
        self.commit(TEXT.replace("{{question}}", "{{questoin}}"))
        ran = self.run_cli("prompt", "render", "answer@3", "--item", "sleep")
        self.assertEqual((ran.code, ran.json()["error"]["line"]), (5, 13))
        self.assertIn("question", ran.err)


class LintAndExchange(PromptTest):
    def test_findings_have_places_and_fail_on_demand(self):
        self.gold()
        self.assertEqual(self.ok("prompt", "lint", "answer@1").json()["warnings"], 0)
        self.commit("temprature: 1\n" + TEXT.replace("## user", "## example user\nWhere do cats sleep?\n## example assistant\nThere [1].\n## user"))
        found = self.ok("prompt", "lint", "answer").json()
        self.assertEqual({f["rule"]: f["line"] for f in found["findings"] if f["severity"] == "warning"},
                         {"unknown_setting": 1, "no_data_rule": 4, "gold_leak": 8})
        self.assertEqual(self.run_cli("prompt", "lint", "answer", "--fail-on", "warning").code, 1)

    def test_a_prompt_of_another_tool_is_a_version_and_goes_back(self):
        theirs = {"name": "theirs", "type": "chat", "prompt": [{"role": "system", "content": "Cite [n]."}, {"role": "user", "content": "Q: {{question}}"}],
                  "config": {"temperature": 0.5}, "labels": ["production"], "version": 7}
        (self.home / "t.json").write_text(json.dumps(theirs))
        made = self.ok("prompt", "import", "t.json").json()
        self.assertEqual((made["name"], made["version"], made["format"]), ("theirs", 1, "langfuse"))
        back = json.loads(self.ok("prompt", "export", "theirs@1", "--format", "langfuse", json_out=False).out)
        for field, value in theirs.items():
            self.assertEqual(back[field], value, field)
        (self.home / "bad.json").write_text('{"prompt":\n [}')
        ran = self.run_cli("prompt", "import", "bad.json", "--name", "x")
        self.assertEqual((ran.code, ran.json()["error"]["line"]), (5, 2))


def hunks_as_git(text):
    return [tuple(int(n) if n else 1 for n in m) for m in re.findall(r"^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", text, re.M)]


class Diffs(PromptTest):
    def test_lines_and_settings(self):
        self.commit("temperature: 0\n" + TEXT)
        self.commit("temperature: 0.5\n" + TEXT.replace("Question:", "The question:"))
        diff = self.ok("prompt", "diff", "answer@2", "answer@3").json()
        self.assertEqual((diff["added"], diff["removed"]), (2, 2))
        self.assertEqual(diff["settings"], [{"field": "temperature", "old": "0", "new": "0.5"}])
        self.assertIn("-Question: {{question}}", diff["hunks"][-1]["lines"])
        self.assertEqual(self.ok("prompt", "diff", "answer@2", "answer@2").json()["hunks"], [])

    @unittest.skipUnless(shutil.which("git"), "git is not here")
    def test_no_longer_than_what_git_finds(self):
        chance = random.Random(5)
        lines = [f"rule {chance.randrange(30)}" for _ in range(200)]
        for _ in range(6):
            before = "## user\n" + "\n".join(lines) + "\n"
            for _ in range(25):
                at = chance.randrange(len(lines))
                lines[at:at + chance.randrange(3)] = [f"rule {chance.randrange(30)}" for _ in range(chance.randrange(3))]
            after = "## user\n" + "\n".join(lines) + "\n"
            a, b = self.commit(before, name="n")["version"], self.commit(after, name="n")["version"]
            (self.home / "a").write_text(before)
            (self.home / "b").write_text(after)
            stat = subprocess.run(["git", "diff", "--no-index", "--minimal", "--numstat", "a", "b"], cwd=self.home, stdout=subprocess.PIPE, check=False).stdout.split()
            diff = self.ok("prompt", "diff", f"n@{a}", f"n@{b}").json()
            self.assertLessEqual(diff["added"] + diff["removed"], int(stat[0]) + int(stat[1]))
            patch = self.ok("prompt", "diff", f"n@{a}", f"n@{b}", json_out=False).out
            self.assertEqual(hunks_as_git(patch), [(h["old_start"], h["old_lines"], h["new_start"], h["new_lines"]) for h in diff["hunks"]])
            (self.home / "patch").write_text(patch.replace(f"--- n@{a}", "--- a/a").replace(f"+++ n@{b}", "+++ b/a"))
            subprocess.run(["git", "apply", "patch"], cwd=self.home, check=True)
            self.assertEqual((self.home / "a").read_text(), after)

    def test_ten_thousand_lines_are_quick(self):
        lines = [f"rule {i * 7919 % 1000}" for i in range(10000)]
        self.commit("## user\n" + "\n".join(lines), name="long")
        random.Random(1).shuffle(lines)
        self.commit("## user\n" + "\n".join(lines), name="long")
        begun = time.monotonic()
        self.ok("prompt", "diff", "long@1", "long@2", json_out=False)
        self.assertLess(time.monotonic() - begun, 5)


if __name__ == "__main__":
    unittest.main()
