"""Pseudo-translation of peers' units: every plain letter gets an accent, tags and references stay.

The letters are those of Persklaar's own pseudo-translation, so that one rule tells what was not offered.
"""
import re

ACCENTS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçđéƒğĥíĵķłɱñóƥʠřšŧúṽŵẋýžÁƁÇĐÉƑĞĤÍĴĶŁṀÑÓƤɊŘŠŦÚṼŴẊÝŽ",
)
# In a PO file of html2po an angle is markup; in OmegaT's memory only a letter or two with a number are, such as <a0>.
HTML = re.compile(r"(<!--.*?-->|</?[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|&(?:#\w+|\w+);)", re.DOTALL)
NUMBERED = re.compile(r"(</?[a-z]{1,2}\d+/?>)")


def pseudo(text, markup):
    """`[` and the text with accents on its letters and `]`; what `markup` matches stays."""
    parts = markup.split(text)
    # Every other part is markup.
    return "[" + "".join(part if i % 2 else part.translate(ACCENTS) for i, part in enumerate(parts)) + "]"
