// What a target can hold while it is edited: a flat run of text and tags, and nothing else.
// Markup, blocks and foreign nodes cannot be expressed, so they cannot be pasted, typed or restored either.
import { Schema, type DOMOutputSpec, type Node as ProseNode } from "prosemirror-model";
import type { TagView } from "../api/contract.gen";
import { face } from "./faces";
import { parseWritten, serialiseWritten, type Half, type Piece } from "./written";

/** What a tag node carries. */
export interface TagAttrs {
  readonly number: number;
  readonly half: Half;
  readonly kind: string;
  readonly label: string;
}

/** Says what a screen reader should call a tag; the words belong to the language of the window. */
export type TagNamer = (tag: TagAttrs) => string;

const SVG = "http://www.w3.org/2000/svg";

let nameTag: TagNamer = (tag) => `${tag.kind} ${tag.number}`;

/** Sets how tags are named aloud. */
export function setTagNamer(namer: TagNamer): void {
  nameTag = namer;
}

export const schema = new Schema({
  nodes: {
    doc: { content: "inline*" },
    text: { group: "inline" },
    tag: {
      group: "inline",
      inline: true,
      atom: true,
      // A chip that can be selected costs an extra arrow key; one that can be dragged can be dropped in two places.
      selectable: false,
      draggable: false,
      attrs: {
        number: { validate: "number" },
        half: { validate: "string" },
        kind: { default: "other" },
        label: { default: "" },
      },
      toDOM: (node) => chip(tagOf(node)),
      parseDOM: [{ tag: "span[data-tag]", getAttrs: readChip }],
    },
  },
});

/** The attributes of a tag node. */
export function tagOf(node: ProseNode): TagAttrs {
  return node.attrs as TagAttrs;
}

/** Whether a node is a tag. */
export function isTag(node: ProseNode): boolean {
  return node.type === schema.nodes.tag;
}

/** Makes a tag node. */
export function tagNode(tag: TagAttrs): ProseNode {
  return schema.nodes.tag.create({ number: tag.number, half: tag.half, kind: tag.kind, label: tag.label });
}

/** A document from the written form. Tags that the segment does not have, and second copies, are left out. */
export function docFromWritten(written: string, own: readonly TagView[]): ProseNode {
  const seen = new Set<string>();
  const nodes = parseWritten(written).flatMap((piece) => nodeOf(piece, own, seen));
  return schema.node("doc", null, nodes);
}

/** The written form of a document. */
export function writtenFromDoc(doc: ProseNode): string {
  const pieces: Piece[] = [];
  doc.forEach((node) => {
    pieces.push(isTag(node) ? { number: tagOf(node).number, half: tagOf(node).half } : (node.text ?? ""));
  });
  return serialiseWritten(pieces);
}

/** What tells one tag of a segment from another. */
export function tagKey(tag: { number: number; half: string }): string {
  return `${tag.half} ${tag.number}`;
}

function nodeOf(piece: Piece, own: readonly TagView[], seen: Set<string>): ProseNode[] {
  if (typeof piece === "string") return [schema.text(piece)];
  const key = tagKey(piece);
  const tag = own.find((candidate) => tagKey(candidate) === key);
  if (!tag || seen.has(key)) return [];
  seen.add(key);
  return [tagNode({ ...tag, half: piece.half })];
}

function chip(tag: TagAttrs): DOMOutputSpec {
  return [
    "span",
    {
      class: `chip chip-${tag.half} chip-${tag.kind}`,
      "data-tag": String(tag.number),
      "data-half": tag.half,
      "data-kind": tag.kind,
      "data-label": tag.label,
      contenteditable: "false",
      role: "img",
      "aria-label": nameTag(tag),
      title: nameTag(tag),
    },
    ...chipFace(tag),
    ["span", { "aria-hidden": "true" }, String(tag.number)],
  ];
}

function chipFace(tag: TagAttrs): DOMOutputSpec[] {
  const { drawing, letter } = face(tag);
  if (drawing)
    return [[`${SVG} svg`, { viewBox: "0 0 16 16", "aria-hidden": "true" }, [`${SVG} path`, { d: drawing }]]];
  return letter ? [["span", { class: "chip-letter", "aria-hidden": "true" }, letter]] : [];
}

function readChip(dom: HTMLElement): TagAttrs | false {
  const number = Number(dom.dataset.tag);
  const half = dom.dataset.half;
  if (!Number.isInteger(number) || number < 1) return false;
  if (half !== "open" && half !== "close" && half !== "single") return false;
  return { number, half, kind: dom.dataset.kind ?? "other", label: dom.dataset.label ?? "" };
}
