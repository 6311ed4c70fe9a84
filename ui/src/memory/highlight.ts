// Where searched words stand in a text, for the eye only: the program decides what is found.
export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

const WORD = /[\p{L}\p{N}]+/gu;

/** Cuts a text at the words that begin as a searched word does. */
export function highlight(text: string, searched: string): Piece[] {
  const wanted = (searched.match(WORD) ?? []).map(fold);
  if (wanted.length === 0) return text === "" ? [] : [{ text, found: false }];
  const pieces: Piece[] = [];
  let end = 0;
  for (const word of text.matchAll(WORD)) {
    if (!wanted.some((start) => fold(word[0]).startsWith(start))) continue;
    if (word.index > end) pieces.push({ text: text.slice(end, word.index), found: false });
    pieces.push({ text: word[0], found: true });
    end = word.index + word[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), found: false });
  return pieces;
}

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
