# SPDX-License-Identifier: GPL-3.0-or-later
import unittest

from test_prompts import TEXT, PromptTest


class Mirror(PromptTest):
    def setUp(self):
        super().setUp()
        self.commit(TEXT)
        self.file = self.home / "prompts" / "answer.md"

    def mirror(self, *words, code=0):
        ran = self.run_cli("prompt", "mirror", "prompts", *words)
        self.assertEqual(ran.code, code, ran.err)
        return ran.json()

    def row(self, found):
        return next(row for row in found["prompts"] if row["name"] == "answer")

    def test_a_folder_for_git_and_back(self):
        looked = self.mirror("--dry-run")
        self.assertEqual(self.row(looked)["action"], "write")
        self.assertFalse(self.file.exists())
        names = {row["name"] for row in self.mirror()["prompts"]}
        self.assertIn("judge-rubric", names)  # the built-in ones are versions too
        self.assertEqual(self.file.read_bytes(), TEXT.encode())
        self.assertEqual({row["action"] for row in self.mirror()["prompts"]}, {"same"})
        self.file.write_bytes(TEXT.replace("cite", "always cite").encode())
        found = self.mirror("--message", "from a branch")
        self.assertEqual((self.row(found)["action"], self.row(found)["version"], found["committed"]), ("commit", 3, 1))
        shown = self.ok("prompt", "show", "answer@3").json()
        self.assertEqual((shown["message"], "always cite" in shown["text"]), ("from a branch", True))

    def test_a_conflict_shows_both_sides_and_touches_neither(self):
        self.mirror()
        self.commit(TEXT + "Workspace.\n")
        self.file.write_text(TEXT + "File.\n")
        found = self.mirror(code=1)
        self.assertEqual((self.row(found)["action"], self.row(found)["base"], found["conflicts"]), ("conflict", 2, 1))
        self.assertIn("-Workspace.\n+File.\n", self.row(found)["diff"])
        text = self.run_cli("prompt", "mirror", "prompts", json_out=False)
        self.assertIn("conflict: answer@3 and prompts/answer.md were both edited", text.out)
        self.assertEqual(self.file.read_text(), TEXT + "File.\n")
        self.assertEqual(self.ok("prompt", "show", "answer").json()["version"], 3)
        self.assertEqual(self.row(self.mirror("--take", "files"))["version"], 4)
        self.assertEqual({row["action"] for row in self.mirror()["prompts"]}, {"same"})

    def test_a_mistake_has_its_place(self):
        self.mirror()
        self.file.write_text("## user\n{{#sources}}\n")
        ran = self.run_cli("prompt", "mirror", "prompts")
        self.assertEqual((ran.code, ran.json()["error"]["file"], ran.json()["error"]["line"]), (5, "prompts/answer.md", 2))
        self.assertEqual(self.run_cli("prompt", "mirror", "p.md").code, 5)  # a file is no folder


if __name__ == "__main__":
    unittest.main()
