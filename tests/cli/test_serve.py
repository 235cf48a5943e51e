# SPDX-License-Identifier: GPL-3.0-or-later
import http.client
import json
import select
import signal
import socket
import subprocess
import time
import unittest

from support import CLI, ChatServer, CliTest

QUESTION = {"messages": [{"role": "user", "content": "Where do the Zephyrine wombats sleep?"}]}


class Served(CliTest):
    def serve(self, *words, env=None, first_line=True):
        """The running program and the object that it printed first."""
        process = subprocess.Popen([CLI, "--workspace", str(self.workspace), "--json", "serve", "--port", "0", *words],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**self.env, **(env or {})}, cwd=self.home)
        self.addCleanup(lambda: (process.poll() is None and process.kill(), process.wait(), process.stdout.close(), process.stderr.close()))
        self.assertTrue(select.select([process.stdout], [], [], 60)[0], "no address came")
        line = process.stdout.readline()
        return process, json.loads(line) if first_line else None

    def call(self, port, method, path, body=None, token=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        if body is not None:
            headers["Content-Type"] = "application/json"
        if token:
            headers["Authorization"] = "Bearer " + token
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        self.addCleanup(connection.close)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    def ended(self, process, how=signal.SIGTERM):
        process.send_signal(how)
        return process.wait(timeout=30)


class Serve(Served):
    def test_a_token_is_made_shown_once_and_kept_nowhere(self):
        self.add()
        process, where = self.serve()
        line = process.stderr.readline().decode()
        token = line.rsplit(" ", 1)[1].strip()
        self.assertEqual(len(token), 43)
        self.assertEqual(self.call(where["port"], "POST", "/v1/chat/completions", QUESTION)[0], 401)
        status, body = self.call(where["port"], "POST", "/v1/chat/completions", QUESTION, token)
        self.assertEqual(status, 200, body)
        self.assertIn("shed seven", json.loads(body)["choices"][0]["message"]["content"])
        self.assertEqual(self.ended(process), 0)
        self.assertNotIn(token.encode(), process.stdout.read() + process.stderr.read())
        for file in self.home.rglob("*"):
            if file.is_file():
                self.assertNotIn(token.encode(), file.read_bytes(), file)

    def test_fields_are_those_of_ask(self):
        self.add()
        process, where = self.serve("--token-env", "T", env={"T": "a-token-of-my-own-1"})
        _, body = self.call(where["port"], "POST", "/v1/chat/completions", QUESTION, "a-token-of-my-own-1")
        served = json.loads(body)
        asked = self.ok("ask", QUESTION["messages"][0]["content"]).json()
        self.assertEqual(served["citations"], asked["citations"])
        self.assertEqual(served["choices"][0]["message"]["content"], asked["answer"])
        self.assertEqual(set(served["touchstone"]), set(asked) - {"citations", "answer", "question", "hits"})
        _, body = self.call(where["port"], "POST", "/v1/search", {"query": "shed seven", "k": 2}, "a-token-of-my-own-1")
        searched = self.ok("search", "shed seven", "-k", 2).json()
        self.assertEqual(json.loads(body)["hits"], searched["hits"])
        self.assertEqual(self.ended(process, signal.SIGINT), 0)

    def test_only_loopback_is_listened_on(self):
        self.add()
        process, where = self.serve("--no-token")
        with open(f"/proc/{process.pid}/net/tcp", encoding="ascii") as table:
            mine = {line.split()[1] for line in table.readlines()[1:] if line.split()[3] == "0A"}
        self.assertIn(f"0100007F:{where['port']:04X}", mine)
        self.assertNotIn(f"00000000:{where['port']:04X}", mine)
        self.assertEqual(self.call(where["port"], "GET", "/v1/models")[0], 200)
        self.assertEqual(self.call(where["port"], "GET", "/v1/models", Host="evil.example")[0], 403)

    def test_the_end_stops_an_answer_that_a_silent_model_holds_up(self):
        self.add()
        silent = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(silent.close)
        process, where = self.serve("--no-token", "--model", f"openai-compatible:url=http://127.0.0.1:{silent.getsockname()[1]}/v1,model=m")
        client = socket.create_connection(("127.0.0.1", where["port"]))
        self.addCleanup(client.close)
        body = json.dumps(QUESTION).encode()
        client.sendall(b"POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        silent.settimeout(60)
        client.settimeout(60)
        called, _ = silent.accept()
        self.addCleanup(called.close)
        begun = time.monotonic()
        self.assertEqual(self.ended(process), 0)
        self.assertLess(time.monotonic() - begun, 10)
        self.assertTrue(client.recv(65536).startswith(b"HTTP/1.1 503 "))

    def test_wrong_words_are_usage_errors(self):
        self.add()
        for words in (["--port", "70000"], ["--token-env", "NOT_SET_ANYWHERE"], ["--token-env", "X", "--no-token"], ["--model", "nonsense"], ["--cache", "maybe"]):
            self.assertEqual(self.run_cli("serve", *words, env={"X": "x"}).code, 2, words)


class Agent(CliTest):
    def test_a_model_is_offered_the_tools_and_need_not_use_them(self):
        self.add()
        with ChatServer(lambda _: "Zephyrine wombats sleep in shed seven [1].") as server:
            answer = self.ok("ask", "Where do wombats sleep?", "--agent", "--model", server.spec()).json()
        self.assertEqual([tool["function"]["name"] for tool in server.requests[0]["body"]["tools"]], ["search_docs", "open_source", "summarize_section"])
        self.assertNotIn("tools", answer)

    def test_without_a_model_there_are_no_tools(self):
        self.add()
        self.assertEqual(self.run_cli("ask", "q", "--agent").code, 2)


if __name__ == "__main__":
    unittest.main()
