// How a block of the release looks in the list: its typography, whether it wants a name in words, and a guess at its height before
// it is drawn.
import type { Row } from "../editor/rows.svelte";
import { blockName, isNamed, type BlockName } from "./block-names";

/** The looks that a row can have. */
export type Shape =
  "heading1" | "heading2" | "heading3" | "lead" | "text" | "quote" | "list" | "caption" | "cell" | "quiet";

/** What does not depend on a row alone. */
export interface Shapes {
  /** The block that is set as the lead, if any. */
  readonly lead: number | undefined;
  /** Whether some block is the release's own first heading; a page title is then a quiet line. */
  readonly hasHeading: boolean;
  /** Whether a title that has no name of its own is the headline in the text, as in Word, and not the page's. */
  readonly titled: boolean;
}

/** Finds the lead: the first paragraph after the headline. */
export function shapesOf(rows: readonly Row[], format: string): Shapes {
  const titled = format === "docx";
  const hasHeading = rows.some((row) => isHeadline(row, titled));
  const headline = rows.findIndex((row) => (hasHeading ? isHeadline(row, titled) : row.view.role === "title"));
  const after = headline < 0 ? undefined : rows.slice(headline + 1).find(isBody);
  return { lead: after?.view.role === "paragraph" ? after.view.block : undefined, hasHeading, titled };
}

/** A row's looks. */
export function shapeOf(row: Row, shapes: Shapes): Shape {
  const { role, block, context } = row.view;
  if (role === "title") return shapes.hasHeading && !isHeadline(row, shapes.titled) ? "quiet" : "heading1";
  if (role === "heading1") return "heading1";
  if (role === "heading2") return "heading2";
  if (role.startsWith("heading")) return "heading3";
  if (role === "quote") return "quote";
  if (role === "list-item") return "list";
  if (role === "caption") return "caption";
  if (role === "table-cell") return "cell";
  if (role === "attribute" || role === "metadata" || (role === "paragraph" && MARGIN.has(context ?? "")))
    return "quiet";
  return block === shapes.lead ? "lead" : "text";
}

/** What a block is called, for those whose looks do not say what they are. */
export function nameOf(row: Row, shape: Shape): BlockName | undefined {
  const { role, context } = row.view;
  return role === "title" && shape !== "quiet" ? undefined : blockName(role, context);
}

/** A row's height in pixels before it was measured, from its longer side. */
export function estimateHeight(row: Row, shape: Shape, columnWidth: number): number {
  const { size, line, extra } = METRICS[shape];
  const perLine = Math.max(8, columnWidth / (size * 0.47));
  const characters = Math.max(row.view.source.length, row.view.target.length);
  return Math.ceil(characters / perLine) * size * line + 10 + (row.begins ? extra : 0);
}

/** What stands around a page of text, or at its foot. */
const MARGIN = new Set(["header", "footer", "footnote", "endnote"]);

const METRICS: Readonly<Record<Shape, { size: number; line: number; extra: number }>> = {
  heading1: { size: 27, line: 1.24, extra: 14 },
  heading2: { size: 19.5, line: 1.35, extra: 22 },
  heading3: { size: 17, line: 1.4, extra: 18 },
  lead: { size: 18, line: 1.52, extra: 14 },
  text: { size: 16.5, line: 1.56, extra: 14 },
  quote: { size: 16.5, line: 1.56, extra: 14 },
  list: { size: 16.5, line: 1.56, extra: 3 },
  caption: { size: 14.5, line: 1.5, extra: 30 },
  cell: { size: 15.5, line: 1.5, extra: 3 },
  quiet: { size: 14.5, line: 1.5, extra: 26 },
};

function isHeadline(row: Row, titled: boolean): boolean {
  const { role, context } = row.view;
  return role === "heading1" || (titled && role === "title" && !isNamed(context));
}

function isBody(row: Row): boolean {
  const { role, context } = row.view;
  return role !== "metadata" && role !== "attribute" && role !== "title" && !isNamed(context);
}
