#!/usr/bin/env python3
"""matches.py PROGRAM FOLDER COUNT: a peer's lookup on the material of the bench, as lines `figure | value | how`.

`rapidfuzz` compares with every unit, `fts5` is SQLite's word index with its best two hundred rescored, `omegat` is the
program's own search. FOLDER holds units.tsv, units.tmx and queries.tsv, and takes what a peer makes. Of the queries COUNT
are asked, spread over all kinds. Whoever calls it bounds its time.
"""
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import time

from measured import run

LEAST, SHOWN, RESCORED = 70, 5, 200
# One in five is unchanged, in turn. By this stride few queries are of all kinds, and are among those of a longer run.
STRIDE = 617
OMEGAT = "/usr/share/omegat/OmegaT.jar"


def queries(folder, count):
    lines = (folder / "queries.tsv").read_text(encoding="utf-8").splitlines()
    texts = [line.rsplit("\t", 1)[1] for line in lines]
    return [texts[at * STRIDE % len(texts)] for at in range(min(count, len(texts)))]


def sources(folder):
    with open(folder / "units.tsv", encoding="utf-8", newline="\n") as lines:
        return [line.split("\t", 1)[0] for line in lines]


def tell(figure, value, how):
    print(f"{figure} | {value} | {how}", flush=True)


class Times:
    """Wall and processor time of each lookup, in milliseconds."""

    def __init__(self):
        self.wall, self.cpu = [], []

    def take(self, work):
        wall, cpu = time.perf_counter(), time.process_time()
        answer = work()
        self.wall.append((time.perf_counter() - wall) * 1000)
        self.cpu.append((time.process_time() - cpu) * 1000)
        return answer

    def tell(self, program):
        for name, share in (("p50", 50), ("p95", 95)):
            wall, cpu = (sorted(times)[min(len(times) * share // 100, len(times) - 1)] for times in (self.wall, self.cpu))
            tell(f"{program}: lookup {name}", f"{wall:.1f} ms", f"{cpu:.1f} ms of processor, {len(self.wall)} queries")


def resident():
    status = pathlib.Path("/proc/self/status").read_text(encoding="utf-8")
    return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) // 1024


def alike(one, other):
    """In the peers' own measure: letters, by Levenshtein, lower-cased."""
    from rapidfuzz.distance import Levenshtein

    return 100 * Levenshtein.normalized_similarity(one.lower(), other.lower())


def rapidfuzz(folder, count):
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    units = [source.lower() for source in sources(folder)]
    times, truth = Times(), {}
    for text in queries(folder, count):
        lower = text.lower()
        found = times.take(
            lambda: process.extract(
                lower, units, scorer=Levenshtein.normalized_similarity, score_cutoff=LEAST / 100, limit=SHOWN
            )
        )
        truth[text] = [100 * score for _, score, _ in found]
    times.tell("rapidfuzz")
    tell("rapidfuzz: found", "100 %", "compares with every unit")
    tell("rapidfuzz: memory", f"{resident()} MB", "of the process, the texts alone")
    (folder / "letters.json").write_text(json.dumps(truth), encoding="utf-8")


def fts5(folder, count):
    memory = sqlite3.connect(folder / "fts5.sqlite")
    made = memory.execute("SELECT count(*) FROM sqlite_master WHERE name = 'unit'").fetchone()[0]
    if not made:
        wall, cpu = time.perf_counter(), time.process_time()
        memory.execute("CREATE VIRTUAL TABLE unit USING fts5(source)")
        memory.executemany("INSERT INTO unit VALUES(?)", ((source,) for source in sources(folder)))
        memory.commit()
        took = f"{time.perf_counter() - wall:.1f} s"
        tell("SQLite FTS5: made", took, f"{time.process_time() - cpu:.1f} s of processor, the sources alone")
    times, answers = Times(), {}
    for text in queries(folder, count):
        answers[text] = times.take(lambda: rescored(memory, text))
    times.tell("SQLite FTS5 and rescoring")
    shared_found(folder, answers)
    tell("SQLite FTS5: memory", f"{resident()} MB", "of the process")
    size = memory.execute("SELECT sum(length(block)) FROM unit_data").fetchone()[0]
    units = memory.execute("SELECT count(*) FROM unit_docsize").fetchone()[0]
    tell("SQLite FTS5: word index", f"{size / units:.0f} bytes a unit", "the sources' alone, with positions")


def rescored(memory, text):
    words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", text))
    if not words:
        return []
    sql = "SELECT source FROM unit WHERE unit MATCH ? ORDER BY bm25(unit) LIMIT ?"
    scores = [alike(text, source) for (source,) in memory.execute(sql, (words, RESCORED))]
    return sorted((score for score in scores if score >= LEAST), reverse=True)[:SHOWN]


def shared_found(folder, answers):
    """The share of what rapidfuzz finds by comparing with every unit, in the same measure."""
    try:
        truth = json.loads((folder / "letters.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        tell("SQLite FTS5: found", "absent", "rapidfuzz has compared with every unit first")
        return
    asked = [(truth[text], found) for text, found in answers.items() if text in truth]
    wanted = sum(len(best) for best, _ in asked)
    # Scores are compared, not units: of equal ones any will do.
    found = sum(sum(1 for one, other in zip(best, own) if abs(one - other) < 1e-6) for best, own in asked)
    how = f"of the {wanted} best five at {LEAST} or more, by letters, that comparing with every unit finds"
    tell("SQLite FTS5: found", f"{100 * found / max(wanted, 1):.1f} %", how)


def omegat(folder, count):
    home = folder / "omegat"
    (home / "project").mkdir(parents=True, exist_ok=True)
    path = f"{home}:{OMEGAT}"
    here = pathlib.Path(__file__).parent
    subprocess.run(["javac", "-d", home, "-cp", OMEGAT, here / "Matches.java"], check=True)
    told = home / "figures.txt"
    told.unlink(missing_ok=True)
    command = ["java", "-Xmx6g", f"-Duser.home={home}", "-cp", path, "Matches"]
    spent = run([*command, folder / "units.tmx", folder / "queries.tsv", count, home], 3600, told, dict(os.environ))
    times = Times()
    for line in told.read_text(encoding="utf-8").splitlines():
        match line.split("\t"):
            case ["read", wall, cpu]:
                tell("OmegaT: memory read", f"{float(wall) / 1000:.1f} s", f"{float(cpu) / 1000:.1f} s of processor of its thread")
            case ["first", _, wall, cpu]:
                tell("OmegaT: first lookup", f"{float(wall):.0f} ms", f"{float(cpu):.0f} ms of processor of its thread")
            case ["lookup", _, wall, cpu]:
                times.wall.append(float(wall))
                times.cpu.append(float(cpu))
    if not times.wall:
        tell("OmegaT", "absent", f"it answered nothing, see {told}")
        return
    times.tell("OmegaT")
    tell("OmegaT: found", "not compared", "it compares with every unit, by a score of its own")
    tell("OmegaT: memory", f"{spent.peak_bytes // 2**20} MB", "at most, with a heap of at most 6 GB")


def main(program, folder, count):
    {"rapidfuzz": rapidfuzz, "fts5": fts5, "omegat": omegat}[program](folder, count)


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]).absolute(), int(sys.argv[3]))
