#!/usr/bin/env python3
"""omegat.py PAGES OUT: OmegaT without its window on a project of all the pages.

One process takes the whole project, so its start is shared by all pages; its memory is measured on a project of the
largest page alone. OmegaT makes a memory of all its segments itself; with accents on their letters that memory becomes
the project's own, which is the pseudo-translation. It runs with a home folder of its own, and is ended when it hangs.
"""
import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

from measured import Killed, Spent, run
from pseudo import NUMBERED, pseudo

SECONDS = 300

PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>NL</source_lang><target_lang>EN</target_lang>
<sentence_seg>true</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags>
</project></omegat>
"""


class OmegaT:
    def __init__(self, out):
        self.out = out
        self.home = out / "home"
        self.home.mkdir(parents=True)
        # Java asks the system for the home folder, not the environment.
        self.env = dict(os.environ, HOME=str(self.home), JAVA_TOOL_OPTIONS=f"-Duser.home={self.home}")
        self.env.pop("DISPLAY", None)

    def project(self, name, pages):
        folder = self.out / name
        for part in ("source", "omegat", "target", "glossary", "tm", "dictionary"):
            (folder / part).mkdir(parents=True)
        for page in pages:
            shutil.copyfile(page, folder / "source" / page.name)
        (folder / "omegat.project").write_text(PROJECT, encoding="utf-8")
        return folder

    def run(self, project, *options):
        command = ["omegat", str(project), f"--config-dir={self.home}", *options]
        return run(command, SECONDS, self.out / "log.txt", self.env)

    def translate(self, project, to):
        done = self.run(project, "--mode=console-translate")
        shutil.copytree(project / "target", to, dirs_exist_ok=True)
        return done

    def segments(self, project, memory):
        return self.run(
            project,
            "--mode=console-createpseudotranslatetmx",
            f"--pseudotranslatetmx={memory}",
            "--pseudotranslatetype=equal",
        )


def accented(memory):
    """The memory with accents in each second text of a unit, its target."""
    segments = re.compile(r"(<seg>)(.*?)(</seg>)", re.DOTALL)
    seen = 0

    def one(found):
        nonlocal seen
        seen += 1
        if seen % 2:
            return found.group()
        text = pseudo(html.unescape(found.group(2)), NUMBERED)
        return found.group(1) + html.escape(text, quote=False) + found.group(3)

    return segments.sub(one, memory)


def version():
    asked = subprocess.run(["dpkg-query", "-W", "-f=${Version}", "omegat"], capture_output=True, text=True)
    return asked.stdout.strip() if asked.returncode == 0 else ""


def main(pages, out):
    omegat = OmegaT(out)
    figures = {"program": f"OmegaT {version()}".strip(), "notes": []}
    files = sorted(pages.glob("*.html"))
    size = sum(page.stat().st_size for page in files)
    try:
        measure(omegat, files, size, figures)
    except Killed as late:
        figures["notes"].append(str(late))
    (out / "figures.json").write_text(json.dumps(figures, indent=2), encoding="utf-8")


def measure(omegat, files, size, figures):
    read, whole = Spent(), Spent()
    project = omegat.project("project", files)
    whole.add(omegat.translate(project, omegat.out / "untouched"), size)
    figures["whole"] = whole.told()
    memory = omegat.out / "segments.tmx"
    read.add(omegat.segments(project, memory), size)
    figures["read"] = read.told()
    largest = max(files, key=lambda page: page.stat().st_size)
    alone = omegat.translate(omegat.project("largest", [largest]), omegat.out / "alone")
    figures["memory"] = {"page_bytes": largest.stat().st_size, "peak_bytes": alone.peak_bytes}
    text = accented(memory.read_text(encoding="utf-8"))
    (project / "omegat" / "project_save.tmx").write_text(text, encoding="utf-8")
    shutil.rmtree(project / "target")
    (project / "target").mkdir()
    omegat.translate(project, omegat.out / "pseudo")
    figures["notes"].append("one process for all pages; its export cannot be told from its reading")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).absolute(), pathlib.Path(sys.argv[2]).absolute())
