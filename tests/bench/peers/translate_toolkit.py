#!/usr/bin/env python3
"""translate_toolkit.py PAGES OUT: html2po and po2html of translate-toolkit on every page.

Runs under the Python of the environment that has them. Each page is two commands; a command that hangs is ended.
The pseudo-translation fills every unit of the PO file. Both commands answer 0 when they fail and leave an empty file,
so a page counts as processed when its export has bytes; the judge looks at that.
"""
import json
import pathlib
import sys
from importlib.metadata import version

from measured import Killed, Spent, run
from pseudo import HTML, pseudo
from translate.storage import po

SECONDS = 120
BIN = pathlib.Path(sys.executable).parent


class Bench:
    def __init__(self, out):
        self.out = out
        self.log = out / "log.txt"
        self.read, self.export, self.whole = Spent(), Spent(), Spent()
        self.largest = None
        self.notes = []
        self.failed = 0

    def tool(self, name, *arguments):
        return run([BIN / name, "--progress=none", *arguments], SECONDS, self.log)

    def page(self, page):
        units = self.out / "units" / f"{page.stem}.po"
        untouched = self.out / "untouched" / page.name
        size = page.stat().st_size
        reading = self.tool("html2po", page, units)
        writing = self.tool("po2html", "-t", page, units, untouched)
        if not (untouched.is_file() and untouched.stat().st_size):
            self.failed += 1
            return
        self.read.add(reading, size)
        self.whole.add(reading, size)
        self.whole.add(writing, 0)
        peak = max(reading.peak_bytes, writing.peak_bytes)
        if self.largest is None or size > self.largest["page_bytes"]:
            self.largest = {"page_bytes": size, "peak_bytes": peak}
        self.translated(page, units, size)

    def translated(self, page, units, size):
        store = po.pofile.parsefile(str(units))
        for unit in store.units:
            if unit.istranslatable():
                unit.target = pseudo(unit.source, HTML)
        store.savefile(str(units))
        self.export.add(self.tool("po2html", "-t", page, units, self.out / "pseudo" / page.name), size)

    def figures(self):
        if self.failed:
            self.notes.insert(0, f"{self.failed} pages are refused: an empty file, with exit status 0")
        return {
            "program": f"translate-toolkit {version('translate-toolkit')}",
            "read": self.read.told(),
            "export": self.export.told(),
            "whole": self.whole.told(),
            "memory": self.largest,
            "notes": self.notes,
        }


def main(pages, out):
    for folder in ("units", "untouched", "pseudo"):
        (out / folder).mkdir(parents=True)
    bench = Bench(out)
    for page in sorted(pages.glob("*.html")):
        try:
            bench.page(page)
        except Killed as late:
            bench.notes.append(f"{page.name}: {late}")
    (out / "figures.json").write_text(json.dumps(bench.figures(), indent=2), encoding="utf-8")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).absolute(), pathlib.Path(sys.argv[2]).absolute())
