// What a chip shows beside its number: a letter that looks like what the tag does, or a drawing. The words are elsewhere.
import type { TagPiece } from "./written";

/** Drawings on a field of 16 by 16. */
export const DRAWINGS: Readonly<Record<string, string>> = {
  link: "M6.5 9.5l3-3M7 4.5l1-1a3 3 0 0 1 4.3 4.3l-1 1M9 11.5l-1 1a3 3 0 0 1-4.3-4.3l1-1",
  image: "M2.5 3.5h11v9h-11zM2.5 10.5l3.5-3 3 2.5 2-1.5 2.5 2M10.5 6.2v.1",
  break: "M13 3.5v5H4M7 5.5l-3 3 3 3",
};

const LETTERS: Readonly<Record<string, string>> = {
  bold: "B",
  italic: "I",
  underline: "U",
  super: "x²",
  sub: "x₂",
  code: "<>",
  note: "*",
};

/** The kinds whose effect is shown on the text itself. */
export const EFFECTS: ReadonlySet<string> = new Set([
  "link",
  "bold",
  "italic",
  "underline",
  "super",
  "sub",
  "code",
  "span",
  "note",
  "other",
]);

/** A chip's face: the drawing or letter is on the opening half and on singles only. */
export function face(tag: TagPiece & { kind: string }): { drawing?: string; letter?: string } {
  if (tag.half === "close") return {};
  const drawing = DRAWINGS[tag.kind];
  return drawing ? { drawing } : { letter: LETTERS[tag.kind] ?? "" };
}
