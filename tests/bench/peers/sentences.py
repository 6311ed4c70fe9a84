#!/usr/bin/env python3
"""sentences.py PROGRAM DATA OUT.json: a segmenter of PyPI on the Dutch texts.

Writes its sentences for the judge, and the processor time of cutting all texts again and again for at least a second.
The first pass, which loads what a process loads once, is not in the time. Runs under the Python of the environment
that has the segmenters; whoever calls it bounds its time.
"""
import json
import pathlib
import sys
import time
from importlib.metadata import version

TEXTS = ("alpino-dev", "lassysmall-dev", "traps-dev")
AT_LEAST = 1.0


def sentencex():
    from sentencex import segment

    return lambda text: list(segment("nl", text))


def pysbd():
    import pysbd

    # Without char_span it may trim; it may not mend what it takes for faults.
    return pysbd.Segmenter(language="nl", clean=False).segment


def nltk():
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    # Untrained: the trained Dutch model is a download of its own.
    return PunktSentenceTokenizer().tokenize


def blingfire():
    from blingfire import text_to_sentences

    return lambda text: text_to_sentences(text).split("\n")


PROGRAMS = {
    "sentencex": (sentencex, "sentencex {}, nl"),
    "pysbd": (pysbd, "pySBD {}, nl"),
    "nltk": (nltk, "NLTK {} Punkt, untrained"),
    "blingfire": (blingfire, "BlingFire {}"),
}


def main(name, folder, out):
    make, told = PROGRAMS[name]
    cut = make()
    texts = {text: (folder / f"{text}.txt").read_text(encoding="utf-8").splitlines() for text in TEXTS}
    found = {text: [cut(paragraph) for paragraph in paragraphs] for text, paragraphs in texts.items()}
    size = sum(len(paragraph.encode()) for paragraphs in texts.values() for paragraph in paragraphs)
    every = [paragraph for paragraphs in texts.values() for paragraph in paragraphs]
    passes, wall, processor = 0, time.monotonic(), time.process_time()
    while time.monotonic() - wall < AT_LEAST:
        for paragraph in every:
            cut(paragraph)
        passes += 1
    spent = {
        "ms": (time.monotonic() - wall) * 1000,
        "cpu_ms": (time.process_time() - processor) * 1000,
        "bytes": passes * size,
    }
    told = {"program": told.format(version(name)), "spent": spent, "texts": found}
    out.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
