# SPDX-License-Identifier: GPL-3.0-or-later
import json
import unittest

from support import ChatServer, CliTest

QUESTION = "Where do the Zephyrine wombats sleep?"


class Extractive(CliTest):
    def test_quotes_the_sentence_and_cites_its_bytes(self):
        self.add()
        answer = self.ok("ask", QUESTION).json()
        self.assertFalse(answer["refused"])
        self.assertIn("Zephyrine wombats sleep in shed seven", answer["answer"])
        self.assertTrue(answer["note"])
        first = answer["citations"][0]
        self.assertEqual((first["status"], first["path"]), ("verified", "wombats.md"))
        raw = (self.home / "docs/wombats.md").read_bytes()[first["start"]:first["end"]].decode()
        self.assertIn(first["quote"].split()[0], raw)
        for field in ("answer", "note", "refused", "reason", "citations", "hits", "usage", "ms", "attempts", "trace"):
            self.assertIn(field, answer)

    def test_refuses_what_the_sources_do_not_hold(self):
        self.add()
        answer = self.ok("ask", "What is the capital of Peru?").json()
        self.assertTrue(answer["refused"])
        self.assertEqual(answer["reason"], "not_in_sources")
        self.assertTrue(answer["answer"])
        self.assertEqual(answer["citations"], [])

    def test_text_output_ends_with_its_sources(self):
        self.add()
        out = self.ok("ask", QUESTION, json_out=False).out
        self.assertIn("[1]", out)
        self.assertIn("wombats.md", out)

    def test_question_file_gives_json_lines(self):
        self.add()
        questions = self.home / "q.jsonl"
        questions.write_text('{"id": "a", "text": "Where do wombats sleep?"}\n{"id": "b", "text": "What do wombats eat?"}\n')
        self.assertEqual([row["id"] for row in self.ok("ask", "--question-file", questions).lines()], ["a", "b"])


class WithAModel(CliTest):
    def test_answer_usage_and_citations(self):
        self.add()
        with ChatServer(lambda body: "Zephyrine wombats sleep in shed seven [1]. They fly to the moon [9].") as server:
            answer = self.ok("ask", QUESTION, "--model", server.spec()).json()
        self.assertEqual(answer["answer"], "Zephyrine wombats sleep in shed seven [1]. They fly to the moon [9].")
        self.assertEqual((answer["usage"]["input"], answer["usage"]["output"], answer["usage"]["cached"]), (321, 45, 300))
        self.assertEqual({c["n"]: c["status"] for c in answer["citations"]}, {1: "verified", 9: "no_such_source"})
        self.assertEqual(answer["attempts"], 1)
        prompt = json.dumps(server.requests[0]["body"])
        self.assertIn("shed seven", prompt)
        self.assertTrue(server.requests[0]["body"]["stream"])

    def test_retries_an_overloaded_server(self):
        calls = []

        def script(_):
            calls.append(1)
            return (503, {"error": {"message": "later"}}) if len(calls) == 1 else "Shed seven [1]."
        self.add()
        with ChatServer(script) as server:
            self.assertEqual(self.ok("ask", QUESTION, "--model", server.spec()).json()["attempts"], 2)

    def test_a_wrong_key_is_exit_code_3_and_never_shown(self):
        self.add()
        with ChatServer(lambda _: (401, {"error": {"message": "Incorrect API key provided: sk-secret-canary-1"}})) as server:
            ran = self.run_cli("ask", QUESTION, "--model", server.spec(",key=env:TEST_KEY"), env={"TEST_KEY": "sk-secret-canary-1"})
        self.assertEqual(ran.code, 3)
        self.assertNotIn("canary", ran.out + ran.err)
        self.assertEqual(server.requests[0]["headers"]["Authorization"], "Bearer sk-secret-canary-1")

    def test_a_server_that_is_down_is_exit_code_3(self):
        self.add()
        ran = self.run_cli("ask", QUESTION, "--model", "openai-compatible:url=http://127.0.0.1:9/v1,model=m,retries=0")
        self.assertEqual(ran.code, 3)
        self.assertIn("127.0.0.1:9", ran.err)

    def test_offline_refuses_all_but_loopback(self):
        self.add()
        ran = self.run_cli("--offline", "ask", QUESTION, "--model", "openai-compatible:url=http://192.0.2.1/v1,model=m")
        self.assertEqual(ran.code, 3)
        self.assertIn("offline", ran.err.lower())
        with ChatServer(lambda _: "Shed seven [1].") as server:
            self.ok("--offline", "ask", QUESTION, "--model", server.spec())

    def test_terminal_codes_of_a_model_are_not_printed(self):
        self.add()
        with ChatServer(lambda _: "shed \x1b[2J seven [1]") as server:
            self.assertNotIn("\x1b", self.ok("ask", QUESTION, "--model", server.spec(), json_out=False).out)


class TracesAndLog(CliTest):
    def test_each_ask_leaves_a_trace_and_each_request_a_line(self):
        self.add()
        with ChatServer(lambda _: "Shed seven [1].") as server:
            trace = self.ok("ask", QUESTION, "--model", server.spec()).json()["trace"]
        self.assertEqual([row["trace"] for row in self.ok("trace", "list").json()], [trace])
        shown = json.dumps(self.ok("trace", "show", trace).json())
        for stage in ("retrieve", "model", "verify"):
            self.assertIn(stage, shown)
        self.assertEqual(len(self.ok("trace", "export", json_out=False).lines()), 1)
        otlp = self.home / "t.otlp"
        self.ok("trace", "export", "--otlp", otlp)
        self.assertIn("resourceSpans", json.loads(otlp.read_text().splitlines()[0]))
        log = self.ok("network", "log").json()
        self.assertEqual([(row["purpose"], row["status"]) for row in log], [("model", 200)])


if __name__ == "__main__":
    unittest.main()
