// The written form of a segment's text (`<1>bold</1>`, `<2/>`, a lone `<3>`, `&lt;` `&amp;`) as a list of pieces, and back.
// Reading never fails: what is no tag is text, because a window must show what a file holds, whatever it is.

/** Which part of a pair a tag is, or that it stands alone. */
export type Half = "open" | "close" | "single";

/** One inline code in a text. */
export interface TagPiece {
  readonly number: number;
  readonly half: Half;
}

/** A run of text, never empty and never beside another one, or a tag. */
export type Piece = string | TagPiece;

const TAG = /<(\/?)([1-9][0-9]{0,8})(\/?)>/g;

/** Reads the written form. */
export function parseWritten(written: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of written.matchAll(TAG)) {
    const [whole, before, digits, after] = match;
    if (before !== "" && after !== "") continue;
    pushText(pieces, unescapeText(written.slice(from, match.index)));
    pieces.push({ number: Number(digits), half: before ? "close" : after ? "single" : "open" });
    from = match.index + whole.length;
  }
  pushText(pieces, unescapeText(written.slice(from)));
  return pieces;
}

/** Writes pieces down. */
export function serialiseWritten(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === "string" ? escapeText(piece) : writeTag(piece))).join("");
}

/** The text without tags and without escaping. */
export function plainText(written: string): string {
  return parseWritten(written)
    .filter((piece) => typeof piece === "string")
    .join("");
}

/** What two texts must share to be the same sentence to the program: the text and the sequence of halves and kinds. */
export function identity(written: string, kindOf: (number: number) => string): string {
  return parseWritten(written)
    .map((piece) => (typeof piece === "string" ? escapeText(piece) : `<${piece.half} ${kindOf(piece.number)}>`))
    .join("");
}

/** A tag as it is written. */
export function writeTag(tag: TagPiece): string {
  if (tag.half === "open") return `<${tag.number}>`;
  return tag.half === "close" ? `</${tag.number}>` : `<${tag.number}/>`;
}

function pushText(pieces: Piece[], run: string): void {
  if (run === "") return;
  const last = pieces.length - 1;
  if (typeof pieces[last] === "string") pieces[last] += run;
  else pieces.push(run);
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** `&gt;` and `&quot;` are understood too: people and other tools write them. */
function unescapeText(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
