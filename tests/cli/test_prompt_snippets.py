# SPDX-License-Identifier: GPL-3.0-or-later
import shutil
import subprocess
import sys
import unittest

from support import ChatServer
from test_prompts import TEXT, PromptTest

HOSTILE = "It's \"quoted\" \\ back\\slash $HOME `id` $(id) %s %d {braces} {{! gone }}!! \t tab \u202e turned \u2066 \ufeff \u00e4\u00f6\u00fc \u4e2d\u6587 \U0001f642 '''triple''' \"\"\"also\"\"\" EOF\n'\n\\n\n#!\n"
QUESTION = "Where do the Zephyrine wombats' sheds \"stand\"? $(touch pwned) `touch pwned` \\ \u05d0\u05d1 \U0001f428 100% {x}\nSecond line"
KEY = "a-key-of-32-characters-0123456789"


class Snippets(PromptTest):
    def setUp(self):
        super().setUp()
        self.add({"wombats.md": "# Wombats' sheds\n\nZephyrine wombats sleep in shed seven: \"it's\" `blue` $HOME \\ \u4e2d\u6587.\n\n```sh\necho '$(id)' \\\n  \"%s\"\n```\n"})
        self.commit("temperature: 0.25\nmax_tokens: 64\nstop: [\"\\nEND\", \"'\"]\n" + TEXT.replace("Answer from", HOSTILE + "Answer from"))

    def run_snippet(self, file, env=None):
        command = [shutil.which("bash"), file] if str(file).endswith(".sh") else [sys.executable, "-I", file]
        return subprocess.run(command, cwd=self.home, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              env={"PATH": self.env["PATH"], "HOME": str(self.home), "LANG": "C.UTF-8", **(env or {})}, timeout=60, check=False)

    def export(self, to, *words):
        file = self.home / ("s.sh" if to == "curl" else "s.py")
        self.ok("prompt", "export", "answer@2", "--to", to, "--out", file, *words)
        return file

    def test_a_snippet_sends_the_bytes_that_ask_sends(self):
        with ChatServer(lambda _: "Zephyrine wombats sleep in shed seven [1]. \u00e4\U0001f642") as server:
            for more, key in (("", None), (",key=env:SNIPPET_KEY", KEY)):
                model = server.spec(more)
                env = {"SNIPPET_KEY": KEY} if key else {}
                self.ok("ask", QUESTION, "--prompt", "answer@2", "--model", model, "--cache", "off", env=env)
                sent = server.requests[-1]
                for to in ("curl", "python"):
                    file = self.export(to, "--model", model, "--question", QUESTION)
                    self.assertNotIn(KEY, file.read_text())
                    ran = self.run_snippet(file, env)
                    self.assertEqual(ran.returncode, 0, ran.stderr)
                    got = server.requests[-1]
                    self.assertIsNot(got, sent)
                    self.assertEqual(got["raw"], sent["raw"], to)
                    self.assertEqual(got["path"], sent["path"])
                    for name in ("Content-Type", "Accept", "Authorization"):
                        self.assertEqual(got["headers"].get(name), sent["headers"].get(name), (to, name))
                    if to == "python":
                        self.assertEqual(ran.stdout.decode(), "Zephyrine wombats sleep in shed seven [1]. \u00e4\U0001f642\n")
                    if key:
                        count = len(server.requests)
                        self.assertNotEqual(self.run_snippet(file).returncode, 0)  # the variable is not set
                        self.assertEqual(len(server.requests), count)
        self.assertFalse((self.home / "pwned").exists())

    def test_line_ends_and_lone_characters_of_a_prompt(self):
        for i, text in enumerate(("## system\r\nOne\r\nTwo\r\n\r\n## user\r\n{{question}}\r\n", "## user\n'\n{{question}}\n", "## user\n\\\n{{question}}\\", "## user\n{{question}}\u2028\u2029\x7f\x1b[31m\n")):
            self.commit(text)
            with ChatServer(lambda _: "ok") as server:
                self.ok("ask", "Where do wombats sleep?", "--prompt", f"answer@{3 + i}", "--model", server.spec(), "--cache", "off")
                for to in ("curl", "python"):
                    file = self.home / ("s.sh" if to == "curl" else "s.py")
                    self.ok("prompt", "export", f"answer@{3 + i}", "--to", to, "--out", file, "--model", server.spec(), "--question", "Where do wombats sleep?")
                    self.assertEqual(self.run_snippet(file).returncode, 0)
                    self.assertEqual(server.requests[-1]["raw"], server.requests[0]["raw"], (to, text))

    def test_without_a_question_there_are_places_to_fill_in(self):
        with ChatServer(lambda _: "ok") as server:
            for to in ("curl", "python"):
                self.assertEqual(self.run_snippet(self.export(to, "--model", server.spec())).returncode, 0)
                content = server.requests[-1]["body"]["messages"][-1]["content"]
                self.assertIn("Question: <<question>>", content)
                self.assertIn("<<text of source 1>>", content)
            self.assertEqual(server.requests[0]["raw"], server.requests[1]["raw"])

    def test_other_providers_and_wrong_words(self):
        for spec, url, header in (("anthropic:model=c", "https://api.anthropic.com:443/v1/messages", "x-api-key"), ("gemini:model=g", "generativelanguage.googleapis.com", "x-goog-api-key"),
                                  ("ollama:model=l", "http://127.0.0.1:11434/api/chat", ""), ("openai-compatible:url=http://127.0.0.1:1/v1,model=m,key=keychain:my-key", "/v1/chat/completions", "MY_KEY_API_KEY")):
            for to in ("curl", "python"):
                text = self.export(to, "--model", spec).read_text()
                self.assertIn(url, text)
                self.assertIn(header.lower(), text.lower())
        with_password = self.export("curl", "--model", "openai-compatible:url=http://me:sesame@127.0.0.1:1/v1,model=m").read_text()
        self.assertNotIn("sesame", with_password)
        for words in ([], ["--to", "curl", "--format", "text"], ["--to", "java", "--model", "m"], ["--to", "curl"], ["--to", "curl", "--model", "extractive"], ["--format", "text", "--model", "m"]):
            self.assertEqual(self.run_cli("prompt", "export", "answer@2", *words).code, 2, words)
        self.assertEqual(self.ok("network", "log").json(), [])


if __name__ == "__main__":
    unittest.main()
