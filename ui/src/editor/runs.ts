// A text as the rows that are not edited show it: runs with the effects that their tags have, and where each stands in the text.
// The positions are those of the editing view, so that a click on a run can become a caret.
import type { TagView } from "../api/contract.gen";
import { EFFECTS } from "./faces";
import { tagKey, type TagAttrs } from "./schema";
import type { ReplacedPlace } from "./replaced";
import { parseWritten, type Piece, type TagPiece } from "./written";

/** A run of text. */
export interface TextRun {
  readonly kind: "text";
  readonly at: number;
  readonly text: string;
  /** Classes such as `in-link`, separated by spaces. */
  readonly effects: string;
  /** Set where the program replaced this stretch. */
  readonly replaced?: ReplacedPlace;
}

/** A chip. `plain`: both halves are there and the effect shows, so that the chip may be left out where nothing is edited. */
export interface TagRun {
  readonly kind: "tag";
  readonly at: number;
  readonly tag: TagAttrs;
  readonly plain: boolean;
}

export type Run = TextRun | TagRun;

/** The runs of a text in the written form. Tags that are not the segment's own are shown too: a file may hold anything. */
export function runsOf(written: string, own: readonly TagView[]): Run[] {
  const pieces = parseWritten(written);
  const runs: Run[] = [];
  const open: string[] = [];
  let at = 0;
  for (const piece of pieces) {
    if (typeof piece === "string") runs.push({ kind: "text", at, text: piece, effects: [...new Set(open)].join(" ") });
    else runs.push({ kind: "tag", at, ...tagRun(piece, pieces, own, open) });
    at += typeof piece === "string" ? piece.length : 1;
  }
  return runs;
}

/** The runs with each replaced stretch as runs of its own. */
export function withReplaced(runs: readonly Run[], places: readonly ReplacedPlace[]): Run[] {
  return runs.flatMap<Run>((run) => (run.kind === "text" ? cut(run, places) : [run]));
}

function cut(run: TextRun, places: readonly ReplacedPlace[]): TextRun[] {
  const end = run.at + run.text.length;
  const within = (at: number) => Math.min(Math.max(at, run.at), end);
  const cuts = [run.at, ...places.flatMap(({ from, to }) => [within(from), within(to)]), end];
  const parts: TextRun[] = [];
  cuts.slice(1).forEach((to, index) => {
    const from = cuts[index] ?? to;
    if (from >= to) return;
    const replaced = places.find((place) => place.from <= from && to <= place.to);
    const text = run.text.slice(from - run.at, to - run.at);
    parts.push({ ...run, at: from, text, ...(replaced && { replaced }) });
  });
  return parts;
}

function tagRun(
  piece: TagPiece,
  pieces: readonly Piece[],
  own: readonly TagView[],
  open: string[],
): Pick<TagRun, "tag" | "plain"> {
  const known = own.find((tag) => tagKey(tag) === tagKey(piece)) ?? own.find((tag) => tag.number === piece.number);
  const tag: TagAttrs = { ...piece, kind: known?.kind ?? "other", label: known?.label ?? "" };
  const paired = isPaired(piece, pieces);
  const effect = `in-${tag.kind}`;
  if (paired && piece.half === "open") open.push(effect);
  if (paired && piece.half === "close") open.splice(open.lastIndexOf(effect), 1);
  return { tag, plain: paired && EFFECTS.has(tag.kind) };
}

function isPaired(piece: TagPiece, pieces: readonly Piece[]): boolean {
  const halves = pieces.filter(
    (other): other is TagPiece => typeof other !== "string" && other.number === piece.number,
  );
  return halves.length === 2 && halves[0]?.half === "open" && halves[1]?.half === "close";
}
