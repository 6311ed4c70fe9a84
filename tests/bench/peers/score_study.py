#!/usr/bin/env python3
"""score_study.py UNITS.tsv.gz [QUERIES]: would another score offer better translations than version 1?

Sentences are held out with their translations. For each, the units that resemble it most by letters and those that do
by words are ranked by each score, and the translation of the best is compared with the held-out one, by words and by
letters. Scores differ only where they choose another unit. Prints the mean for each score and how far it is from
version 1, with the range in which 95 % of resamplings fall. It asserts nothing.
"""
import collections
import gzip
import random
import re
import sys
import unicodedata

from rapidfuzz import process
from rapidfuzz.distance import Indel, Levenshtein

CANDIDATES, LEAST = 20, 0.6


def words(text):
    return re.findall(r"\w+(?:[.,'’]\w+)*", text.casefold())


def classes(text):
    plain = lambda word: "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return ["0" if any(c.isdecimal() for c in word) else plain(word)[:5] for word in words(text)]


def by_words(one, other):
    return Levenshtein.normalized_similarity(words(one), words(other))


def by_letters(one, other):
    return Levenshtein.normalized_similarity(one.casefold(), other.casefold())


def by_pairs(one, other):
    one, other = one.casefold(), other.casefold()
    pairs = lambda text: collections.Counter(zip(text, text[1:]))
    shared = sum((pairs(one) & pairs(other)).values())
    return 2 * shared / max(len(one) + len(other) - 2, 1)


def by_runs(one, other):
    return Indel.normalized_similarity(one.casefold(), other.casefold())


def mean(*parts):
    return lambda one, other: sum(part(one, other) for part in parts) / len(parts)


SCORES = {
    "version 1: words and pairs of letters": mean(by_words, by_pairs),
    "words alone": by_words,
    "words and letters": mean(by_words, by_letters),
    "words and insertions of letters": mean(by_words, by_runs),
    "words, pairs and insertions": mean(by_words, by_pairs, by_runs),
    "pairs of letters counted twice": mean(by_words, by_pairs, by_pairs),
}


def study(units, queries):
    pool, held_out = units[queries:], units[:queries]
    texts = [nl.casefold() for nl, _ in pool]
    cut = [classes(nl) for nl, _ in pool]
    figures = {name: [] for name in SCORES}
    for source, target in held_out:
        near = {at for _, _, at in process.extract(source.casefold(), texts, scorer=Levenshtein.normalized_similarity, limit=CANDIDATES)}
        own = classes(source)
        near |= {at for _, _, at in process.extract(own, cut, scorer=Levenshtein.normalized_similarity, limit=CANDIDATES)}
        near = [at for at in near if Levenshtein.normalized_similarity(own, cut[at]) >= LEAST]
        if len(near) < 2:
            continue
        for name, score in SCORES.items():
            best = max(near, key=lambda at: (score(source, pool[at][0]), -at))
            offered = pool[best][1]
            figures[name].append((by_words(target, offered) + by_letters(target, offered)) / 2)
    return figures


def tell(figures):
    first = next(iter(figures.values()))
    rng = random.Random(1)
    print(f"{len(first)} sentences with two candidates or more")
    for name, values in figures.items():
        apart = [one - other for one, other in zip(values, first)]
        means = sorted(sum(rng.choices(apart, k=len(apart))) / len(apart) for _ in range(1000))
        print(f"{name} | {sum(values) / len(values):.4f} | {sum(apart) / len(apart):+.4f} ({means[25]:+.4f} to {means[974]:+.4f})")


def main(path, queries):
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        units = [tuple(line.rstrip("\n").split("\t")[:2]) for line in lines]
    units = [(nl, en) for nl, en in units if len(nl.split()) >= 5]
    random.Random(7).shuffle(units)
    tell(study(units, queries))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 2000)
