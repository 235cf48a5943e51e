# SPDX-License-Identifier: GPL-3.0-or-later
"""A real Chroma server: pushed to, killed in the middle, gone on with, searched, compared, attached. Skipped where there is none:
TOUCHSTONE_TEST_CHROMA names the program `chroma`, else it is looked for in PATH."""
import http.server
import json
import os
import shutil
import signal
import socket
import subprocess
import threading
import time
import unittest
import urllib.request

from support import CLI, CliTest

CHROMA = os.environ.get("TOUCHSTONE_TEST_CHROMA") or shutil.which("chroma")
SUBJECTS = ["horses", "saddles", "barns", "rivers", "mills", "bridges", "wombats", "cheese", "clocks", "lanterns", "maps", "ropes"]


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def pages(count):
    return {f"p{i:03}.md": f"---\nstatus: {'Final' if i % 3 else 'Draft'}\n---\n# Page {i} on {SUBJECTS[i % 12]}\n\n"
                           + "\n\n".join(f"## Part {j}\n\nThe {SUBJECTS[(i * 7 + j * 5) % 12]} of place {i * 31 % 97} stand beside the "
                                         f"{SUBJECTS[(i + j) % 12]}, as entry {i * 10 + j} says." for j in range(6))
            for i in range(count)}


class Embeddings:
    """An OpenAI-shaped server that counts a few words."""

    def __init__(self):
        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_POST(self):
                texts = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["input"]
                body = json.dumps({"data": [{"index": i, "embedding": vector(text)} for i, text in enumerate(texts)]}).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def spec(self):
        return f"openai-compatible:url=http://127.0.0.1:{self.server.server_address[1]}/v1,model=words,retries=0"

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def vector(text):
    return [0.01 + text.lower().count(word.rstrip("s")) for word in SUBJECTS]


class DeadEngines(CliTest):
    def test_a_dead_engine_is_exit_3_with_a_hint_and_the_embedded_index_goes_on(self):
        self.add()
        spec = f"chroma:url=http://127.0.0.1:{free_port()},retries=0"
        ran = self.run_cli("engine", "push", spec)
        self.assertEqual(ran.code, 3, ran.err)
        self.assertIn("engine doctor", ran.json()["error"]["hint"])
        ran = self.run_cli("engine", "doctor", spec)
        self.assertEqual(ran.code, 3)
        self.assertEqual([s["state"] for s in ran.json()["steps"]][-1], "failed")
        self.assertEqual(self.ok("engine", "list").json(), [])
        self.assertTrue(self.ok("search", "wombats").json()["hits"])
        self.assertEqual(self.run_cli("search", "wombats", "--engine", "nowhere").code, 2)

    def test_offline_nothing_leaves_for_another_machine(self):
        self.add()
        ran = self.run_cli("--offline", "engine", "push", "qdrant:url=http://192.0.2.1:6333,retries=0")
        self.assertEqual(ran.code, 3)
        self.assertIn("offline", ran.json()["error"]["message"].lower())

    def test_keys_are_named_and_never_written(self):
        self.add()
        ran = self.run_cli("engine", "push", "qdrant:url=http://127.0.0.1:1,key=hunter2-hunter2")
        self.assertEqual(ran.code, 2)
        self.assertNotIn(b"hunter2", self.workspace.read_bytes())


@unittest.skipUnless(CHROMA, "no Chroma: `pip install chromadb`, then TOUCHSTONE_TEST_CHROMA=.../bin/chroma")
class RealChroma(CliTest):
    def setUp(self):
        super().setUp()
        self.port = free_port()
        self.server = None
        self.addCleanup(self.kill)
        self.start()

    def start(self):
        self.server = subprocess.Popen([CHROMA, "run", "--host", "127.0.0.1", "--port", str(self.port), "--path", str(self.home / "chroma")],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
                                       env={**self.env, "ANONYMIZED_TELEMETRY": "False"}, start_new_session=True)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/api/v2/heartbeat", timeout=1).read()
                return
            except OSError:
                self.assertIsNone(self.server.poll(), "chroma ended by itself")
                time.sleep(0.1)
        self.fail("chroma did not start")

    def kill(self):
        if self.server and self.server.poll() is None:
            os.killpg(self.server.pid, signal.SIGKILL)
            self.server.wait()

    def spec(self, more=""):
        return f"chroma:url=http://127.0.0.1:{self.port},retries=0{more}"

    def call(self, method, path, body=None):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/api/v2{path}", method=method,
                                         data=None if body is None else json.dumps(body).encode(), headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    def add_pages(self, count=40):
        return self.add(pages(count))

    def push_until(self, done, *more):
        """Starts a push and returns its process once so many points are confirmed."""
        process = subprocess.Popen([CLI, "--workspace", str(self.workspace), "--json", "engine", "push", self.spec(",batch=5"), *more],
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=self.env, cwd=self.home)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and process.poll() is None:
            listed = self.ok("engine", "list").json()
            if listed and listed[0]["done"] >= done:
                return process
        process.kill()
        process.wait()
        process.stdout.close()
        self.fail("the push did not come so far while it could be watched")

    def test_push_verify_search_compare_delete(self):
        chunks = self.add_pages()["chunks"]
        pushed = self.ok("engine", "push", self.spec()).json()
        self.assertEqual((pushed["sent"], pushed["counted"], pushed["state"]), (chunks, chunks, "ready"))
        self.assertTrue(self.ok("engine", "verify", "docs-chroma").json()["sound"])
        self.assertTrue(self.ok("engine", "push", "docs-chroma").json()["unchanged"])
        for words in (("--mode", "dense"), ("--mode", "hybrid"), ("--mode", "dense", "--filter", "status=final"),
                      ("--mode", "dense", "--filter", "status!=Final"), ("--mode", "dense", "--filter", "status!=Nowhere"),
                      ("--mode", "dense", "--filter", "path=p00*"), ("--mode", "dense", "--filter", "nosuchkey!=x")):
            here, there = (self.ok("search", "lanterns beside the bridges", "-k", "5", *words, *engine).json()["hits"]
                           for engine in ((), ("--engine", "docs-chroma")))
            # The engine's graph is no exact scan: one of five may be another, and none can be nearer than the nearest.
            scores = [[round(h["stages"]["dense"]["score"], 3) for h in hits] for hits in (here, there)]
            self.assertEqual(len(there), len(here), words)
            self.assertGreaterEqual(len(set(scores[0]) & set(scores[1])), len(set(scores[0])) - 1, (words, scores))
            if here and "hybrid" not in words:
                self.assertLessEqual(max(scores[1]), max(scores[0]) + 0.001, words)
        compared = self.ok("engine", "compare", "docs-chroma", "--questions", "30").json()
        self.assertEqual(compared["n"], 30)
        self.assertGreaterEqual(compared["overlap"]["mean"], 0.9)
        self.assertGreater(compared["ms"]["engine"]["median"], 0)
        self.assertEqual(compared["ms"]["engine"]["n"], 30)
        self.assertTrue(self.ok("ask", "Where do the lanterns stand?", "--engine", "docs-chroma").json()["hits"])
        log = self.ok("network", "log").json()
        self.assertTrue(any(row["purpose"] == "engine" for row in log))
        self.assertTrue(self.ok("engine", "delete", "docs-chroma").json()["deleted"])
        root = "/tenants/default_tenant/databases/default_database/collections"
        self.assertEqual(self.call("GET", root), [])

    def test_the_server_is_killed_in_the_middle_of_a_push(self):
        chunks = self.add_pages(120)["chunks"]
        process = self.push_until(5)
        self.kill()
        out, _ = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 3, out)
        error = json.loads(out)["error"]
        self.assertIn("goes on", error["hint"])
        state = self.ok("engine", "list").json()[0]
        self.assertEqual(state["state"], "pushing")
        self.assertTrue(0 < state["done"] < chunks, state)
        self.assertTrue(self.ok("search", "lanterns").json()["hits"], "the embedded index goes on")
        self.assertEqual(self.run_cli("search", "lanterns", "--engine", "docs-chroma").code, 2)
        self.start()
        pushed = self.ok("engine", "push", "docs-chroma").json()
        self.assertEqual((pushed["resumed_at"], pushed["counted"], pushed["state"]), (state["done"], chunks, "ready"))
        self.assertTrue(self.ok("engine", "verify", "docs-chroma").json()["sound"])

    def test_the_program_is_killed_in_the_middle_of_a_push(self):
        chunks = self.add_pages(120)["chunks"]
        process = self.push_until(5)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        done = self.ok("engine", "list").json()[0]["done"]
        self.assertTrue(0 < done < chunks)
        pushed = self.ok("engine", "push", "docs-chroma").json()
        self.assertEqual((pushed["resumed_at"], pushed["sent"], pushed["counted"]), (done, chunks - done, chunks))
        self.assertTrue(self.ok("engine", "verify", "docs-chroma").json()["sound"])

    def test_what_the_server_lost_is_found_and_sent_again(self):
        chunks = self.add_pages()["chunks"]
        pushed = self.ok("engine", "push", self.spec()).json()
        root = "/tenants/default_tenant/databases/default_database/collections"
        collection = self.call("GET", f"{root}/{pushed['collection']}")
        ids = self.call("POST", f"{root}/{collection['id']}/get", {"limit": 3, "offset": 0, "include": []})["ids"]
        self.call("POST", f"{root}/{collection['id']}/delete", {"ids": ids})
        ran = self.run_cli("engine", "verify", "docs-chroma")
        self.assertEqual((ran.code, ran.json()["missing"]), (1, 3))
        again = self.ok("engine", "push", "docs-chroma").json()
        self.assertEqual((again["sent"], again["counted"]), (3, chunks))

    def test_a_changed_corpus_replaces_the_old_points(self):
        self.add_pages()
        self.ok("engine", "push", self.spec())
        folder = self.home / "docs"
        (folder / "p000.md").unlink()
        (folder / "new.md").write_text("# New\n\nA page about otters.\n")
        chunks = self.ok("corpus", "add", folder, "--name", "docs").json()["chunks"]
        self.assertEqual(self.run_cli("search", "otters", "--engine", "docs-chroma").code, 2)
        pushed = self.ok("engine", "push", "docs-chroma").json()
        self.assertEqual(pushed["counted"], chunks)
        self.assertGreater(pushed["removed"], 0)
        self.assertEqual(self.ok("search", "otters", "--engine", "docs-chroma").json()["hits"][0]["path"], "new.md")

    def test_a_collection_of_somebody_else_is_attached_searched_measured_and_never_written_to(self):
        root = "/tenants/default_tenant/databases/default_database/collections"
        made = self.call("POST", root, {"name": "wiki", "configuration": {"hnsw": {"space": "l2"}}, "get_or_create": False})
        texts = {f"{subject}.md": f"Everything on {subject}: {subject} are kept in a yard." for subject in SUBJECTS}
        self.call("POST", f"{root}/{made['id']}/upsert",
                  {"ids": [f"id-{i}" for i in range(12)], "embeddings": [vector(t) for t in texts.values()], "documents": list(texts.values()),
                   "metadatas": [{"source": path, "at": 10 * i, "lang": "en" if i % 2 else "de"} for i, path in enumerate(texts)]})
        before = self.call("POST", f"{root}/{made['id']}/get", {"include": ["embeddings", "documents", "metadatas"]})
        embeddings = Embeddings()
        self.addCleanup(embeddings.close)
        looked = self.ok("engine", "attach", self.spec(), "--collection", "wiki", "--preview").json()
        self.assertEqual((looked["kept"], looked["mapping"]["path"], looked["dimension"]), (False, "source", 12))
        self.assertEqual(self.ok("engine", "list").json(), [])
        attached = self.ok("engine", "attach", self.spec(), "--collection", "wiki", "--start", "at", "--embedder", embeddings.spec()).json()
        self.assertEqual((attached["kept"], attached["warnings"], attached["total"], attached["distance"]), (True, [], 12, "euclid"))
        self.assertGreater(min(s["similarity"] for s in attached["samples"]), 0.99)
        found = self.ok("search", "cheese", "--corpus", "wiki", "--mode", "dense", "-k", "3").json()
        self.assertEqual((found["hits"][0]["path"], found["hits"][0]["start"]), ("cheese.md", 70))
        self.assertEqual(len(found["hits"]), 3)
        german = self.ok("search", "cheese", "--corpus", "wiki", "--filter", "lang=de", "--json").json()
        self.assertEqual({h["start"] // 10 % 2 for h in german["hits"]}, {0})
        self.assertEqual(len(german["notes"]), 1)
        self.assertEqual(self.run_cli("search", "cheese", "--corpus", "wiki", "--mode", "lexical").code, 2)
        answer = self.ok("ask", "Where are the wombats kept?", "--corpus", "wiki").json()
        self.assertEqual(answer["hits"][0]["path"], "wombats.md")
        gold = self.home / "g.jsonl"
        gold.write_text("".join(json.dumps({"id": s, "question": f"Tell me of {s}", "relevant": [{"path": f"{s}.md", "heading": "x", "grade": 1}]}) + "\n"
                                for s in SUBJECTS))
        self.add()
        self.ok("gold", "import", gold, "--name", "g")
        self.assertEqual(self.run_cli("eval", "retrieval", "--gold", "g", "--corpus", "wiki").code, 2)
        measured = self.ok("eval", "retrieval", "--gold", "g", "--corpus", "wiki", "--level", "document", "--mode", "dense").json()
        self.assertEqual({m["name"]: m["mean"] for m in measured["measures"]}["R@5"], 1)
        self.assertEqual(self.call("POST", f"{root}/{made['id']}/get", {"include": ["embeddings", "documents", "metadatas"]}), before)
        self.assertFalse(self.ok("engine", "delete", "wiki").json()["deleted"])
        self.assertEqual(self.call("GET", f"{root}/{made['id']}/count"), 12)
        wrong = self.run_cli("engine", "attach", self.spec(), "--collection", "nothing", "--embedder", embeddings.spec())
        self.assertEqual(wrong.code, 2)
        self.assertIn("wiki", wrong.json()["error"]["hint"])


if __name__ == "__main__":
    unittest.main()
