// Marks the searched words in a text. The program finds words by their beginning; so does this, and it only marks what is found.
export interface Piece {
  readonly text: string;
  readonly found: boolean;
  /** Where it begins in the text. */
  readonly at: number;
}

const WORD = /[\p{L}\p{N}]+/gu;

/** Cuts a text at the words that begin as a searched word does. */
export function highlight(text: string, searched: string): Piece[] {
  const wanted = (searched.match(WORD) ?? []).map(fold);
  if (wanted.length === 0) return text === "" ? [] : [{ text, found: false, at: 0 }];
  const pieces: Piece[] = [];
  const add = (from: number, to: number, found: boolean) => {
    if (to > from) pieces.push({ text: text.slice(from, to), found, at: from });
  };
  let end = 0;
  for (const word of text.matchAll(WORD)) {
    if (!wanted.some((start) => fold(word[0]).startsWith(start))) continue;
    add(end, word.index, false);
    end = word.index + word[0].length;
    add(word.index, end, true);
  }
  add(end, text.length, false);
  return pieces;
}

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
