# SPDX-License-Identifier: GPL-3.0-or-later
"""Common ground of the command line's tests: a home of its own, the program as a process, a scripted chat server."""
import http.server
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import threading
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CLI = os.environ.get("TOUCHSTONE_CLI", str(ROOT / "build/release/bin/touchstone-cli"))
DATA = pathlib.Path(os.environ.get("TOUCHSTONE_TEST_DATA", ROOT.parent / "shared"))

PAGES = {
    "wombats.md": "# Wombats\n\n## Where they sleep\n\nZephyrine wombats sleep in shed seven, behind the mill.\n\n"
                  "## What they eat\n\nWombats eat grass and roots. They never eat cheese.\n",
    "cats.md": "# Cats\n\nCats sleep on the warm oven all day long.\n",
    "sheds.md": "# Sheds\n\nShed seven has a blue door. Shed eight is empty.\n\n```python\ndef open_door(shed):\n    return shed.door.open()\n```\n",
}


class Ran:
    def __init__(self, process):
        self.code = process.returncode
        self.out = process.stdout.decode("utf-8")
        self.err = process.stderr.decode("utf-8", "replace")

    def json(self):
        return json.loads(self.out)

    def lines(self):
        return [json.loads(line) for line in self.out.splitlines() if line.strip()]


class CliTest(unittest.TestCase):
    """A test with a temporary home and a workspace in it."""

    def setUp(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="touchstone-test-"))
        self.addCleanup(shutil.rmtree, self.home, ignore_errors=True)
        self.workspace = self.home / "w.touchstone"
        self.env = {k: v for k, v in os.environ.items() if k in ("PATH", "LD_LIBRARY_PATH") or k.startswith(("ASAN_", "UBSAN_", "TSAN_"))}
        self.env.update(HOME=str(self.home), LANG="C.UTF-8", LC_ALL="C.UTF-8", TMPDIR=str(self.home / "tmp"),
                        **{f"XDG_{n}_HOME": str(self.home / n.lower()) for n in ("DATA", "CONFIG", "CACHE", "STATE")})
        (self.home / "tmp").mkdir()

    def run_cli(self, *words, stdin=None, json_out=True, env=None, timeout=120):
        command = [CLI, "--workspace", str(self.workspace), *(["--json"] if json_out else []), *map(str, words)]
        return Ran(subprocess.run(command, input=stdin, stdin=subprocess.DEVNULL if stdin is None else None, stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, env={**self.env, **(env or {})}, cwd=self.home, timeout=timeout, check=False))

    def ok(self, *words, **how):
        ran = self.run_cli(*words, **how)
        self.assertEqual(ran.code, 0, ran.err)
        return ran

    def folder(self, pages=None, name="docs"):
        place = self.home / name
        for path, text in (pages or PAGES).items():
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_bytes(text if isinstance(text, bytes) else text.encode())
        return place

    def add(self, pages=None, name="docs"):
        return self.ok("corpus", "add", self.folder(pages, name), "--name", name).json()


class ChatServer:
    """Answers every chat call with what `script(request body)` gives: a text, or (status, body)."""

    def __init__(self, script):
        self.requests = []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_GET(self):
                self.answer(200, json.dumps({"object": "list", "data": [{"id": "scripted"}]}).encode(), "application/json")

            def do_POST(self):
                raw = self.rfile.read(int(self.headers["Content-Length"]))
                body = json.loads(raw)
                outer.requests.append({"path": self.path, "headers": dict(self.headers), "body": body, "raw": raw})
                said = script(body)
                if isinstance(said, tuple):
                    return self.answer(said[0], json.dumps(said[1]).encode(), "application/json")
                pieces = [{"choices": [{"index": 0, "delta": {"content": said[i:i + 5]}, "finish_reason": None}]} for i in range(0, len(said), 5)]
                pieces.append({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
                pieces.append({"choices": [], "usage": {"prompt_tokens": 321, "completion_tokens": 45, "prompt_tokens_details": {"cached_tokens": 300}}})
                stream = b"".join(b"data: " + json.dumps(p).encode() + b"\n\n" for p in pieces) + b"data: [DONE]\n\n"
                self.answer(200, stream, "text/event-stream")

            def answer(self, status, body, kind):
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/v1"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def spec(self, more=""):
        return f"openai-compatible:url={self.url},model=scripted{more}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
