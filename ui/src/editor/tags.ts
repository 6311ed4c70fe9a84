// The rules that keep a target's tags whole: only the segment's own, each once, an opening half before its closing one, pairs
// nested and not crossing. Commands place tags so that the rules hold; the guard mends what typing, cutting or dropping broke.
import { Fragment, Slice, type Node as ProseNode } from "prosemirror-model";
import { Plugin, PluginKey, TextSelection, type Command, type EditorState, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import type { TagView } from "../api/contract.gen";
import { isTag, tagKey, tagNode, tagOf, type TagAttrs } from "./schema";

/** A tag and where it stands in a document. */
export interface PlacedTag {
  readonly tag: TagAttrs;
  readonly at: number;
}

interface Marks {
  /** Positions of the chips that the next Backspace takes away. */
  readonly marked: readonly number[];
}

const KEEP_HALF = "keep-half";
const key = new PluginKey<Marks>("tags");

/** All tags of a document in order. */
export function placedTags(doc: ProseNode): PlacedTag[] {
  const found: PlacedTag[] = [];
  doc.forEach((node, at) => {
    if (isTag(node)) found.push({ tag: tagOf(node), at });
  });
  return found;
}

/** The segment's tags that the target lacks, in the order of the source. */
export function missingTags(doc: ProseNode, own: readonly TagView[]): TagAttrs[] {
  const there = new Set(placedTags(doc).map(({ tag }) => tagKey(tag)));
  return own.filter((tag) => !there.has(tagKey(tag))).map((tag) => tag as TagAttrs);
}

/** The tags that break a rule; taking them away mends the document. */
export function offendingTags(doc: ProseNode, own: readonly TagView[]): PlacedTag[] {
  const allowed = new Set(own.map(tagKey));
  const kept = new Map<string, PlacedTag>();
  const bad: PlacedTag[] = [];
  for (const placed of placedTags(doc)) {
    const name = tagKey(placed.tag);
    if (!allowed.has(name) || kept.has(name) || opensTooLate(placed.tag, kept)) bad.push(placed);
    else kept.set(name, placed);
  }
  return crosses(own.map((tag, at) => ({ tag: tag as TagAttrs, at })))
    ? bad
    : [...bad, ...crossing([...kept.values()])];
}

/** Whether this document keeps all the rules. */
export function isWhole(doc: ProseNode, own: readonly TagView[]): boolean {
  return offendingTags(doc, own).length === 0;
}

function opensTooLate(tag: TagAttrs, kept: Map<string, PlacedTag>): boolean {
  return tag.half === "open" && kept.has(tagKey({ number: tag.number, half: "close" }));
}

function crosses(tags: readonly PlacedTag[]): boolean {
  return crossing(tags).length > 0;
}

/** Closing halves that come before the end of a pair which began inside theirs. */
function crossing(tags: readonly PlacedTag[]): PlacedTag[] {
  const closed = new Set(tags.filter(({ tag }) => tag.half === "close").map(({ tag }) => tag.number));
  const stack: number[] = [];
  const bad: PlacedTag[] = [];
  for (const placed of tags) {
    const { half, number } = placed.tag;
    if (half === "open" && closed.has(number)) stack.push(number);
    if (half !== "close" || !stack.includes(number)) continue;
    if (stack.at(-1) !== number) bad.push(placed);
    stack.splice(stack.lastIndexOf(number), 1);
  }
  return bad;
}

/** The other half of a tag, where the document has it. */
export function partnerOf(doc: ProseNode, tag: TagAttrs): PlacedTag | undefined {
  if (tag.half === "single") return undefined;
  const half = tag.half === "open" ? "close" : "open";
  return placedTags(doc).find((placed) => placed.tag.number === tag.number && placed.tag.half === half);
}

/** Puts the next missing tag at the caret, or a missing pair around the selection. */
export function insertNextTag(own: readonly TagView[]): Command {
  return (state, dispatch) => {
    const missing = missingTags(state.doc, own);
    const pair = state.selection.empty ? undefined : missing.find((tag) => isPairMissing(tag, missing));
    if (pair) return wrapWithPair(own, pair.number)(state, dispatch);
    const next = missing[0];
    if (!next) return false;
    dispatch?.(placeTag(state.tr, next, state.selection.to, own).scrollIntoView());
    return true;
  };
}

/** Puts one named tag at the caret, or around the selection where it is a pair of which nothing is there. */
export function insertTag(own: readonly TagView[], wanted: TagAttrs): Command {
  return (state, dispatch) => {
    const missing = missingTags(state.doc, own);
    const tag = missing.find((candidate) => tagKey(candidate) === tagKey(wanted));
    if (!tag) return false;
    if (!state.selection.empty && isPairMissing(tag, missing)) return wrapWithPair(own, tag.number)(state, dispatch);
    dispatch?.(placeTag(state.tr, tag, state.selection.to, own).scrollIntoView());
    return true;
  };
}

/** Puts every missing tag at the caret, in the order of the source. */
export function insertAllTags(own: readonly TagView[]): Command {
  return (state, dispatch) => {
    const missing = missingTags(state.doc, own);
    if (missing.length === 0) return false;
    const tr = state.tr;
    for (const tag of missing) placeTag(tr, tag, tr.selection.to, own);
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Puts the pair with this number around the selection; a pair that is elsewhere moves. A single goes to the caret. */
export function wrapWithPair(own: readonly TagView[], number: number): Command {
  return (state, dispatch) => {
    const tags = own.filter((tag) => tag.number === number) as TagAttrs[];
    if (tags.length === 0) return false;
    const tr = state.tr;
    for (const placed of placedTags(tr.doc)
      .filter(({ tag }) => tag.number === number)
      .reverse()) {
      tr.delete(placed.at, placed.at + 1);
    }
    const { from, to } = tags.length === 2 ? balanced(tr.doc, tr.selection.from, tr.selection.to) : tr.selection;
    for (const tag of [...tags].reverse())
      insertAt(tr, tag, tag.half === "close" || tags.length === 1 ? to : from, own);
    if (isWhole(tr.doc, own)) dispatch?.(endAfter(tr, tags, from === to).scrollIntoView());
    return true;
  };
}

/** Widens a range until it holds whole pairs only. */
function balanced(doc: ProseNode, from: number, to: number): { from: number; to: number } {
  for (const { tag, at } of placedTags(doc)) {
    const partner = partnerOf(doc, tag);
    if (!partner || at < from || at >= to) continue;
    if (partner.at < from) return balanced(doc, partner.at, to);
    if (partner.at >= to) return balanced(doc, from, partner.at + 1);
  }
  return { from, to };
}

/** An empty pair gets the caret between its halves, a filled one behind it. */
function endAfter(tr: Transaction, tags: readonly TagAttrs[], between: boolean): Transaction {
  const last = placedTags(tr.doc)
    .filter(({ tag }) => tag.number === tags[0]?.number)
    .at(-1);
  const end = last?.at ?? 0;
  const at = between && tags.length === 2 ? end : end + 1;
  return tr.setSelection(TextSelection.create(tr.doc, at));
}

function isPairMissing(tag: TagAttrs, missing: readonly TagAttrs[]): boolean {
  return tag.half !== "single" && missing.filter((other) => other.number === tag.number).length === 2;
}

/** Inserts a tag as near to `at` as the rules allow and leaves the caret behind it. */
function placeTag(tr: Transaction, tag: TagAttrs, at: number, own: readonly TagView[]): Transaction {
  const end = insertAt(tr, tag, at, own);
  return end === undefined ? tr : tr.setSelection(TextSelection.create(tr.doc, end));
}

function insertAt(tr: Transaction, tag: TagAttrs, at: number, own: readonly TagView[]): number | undefined {
  for (const place of nearest(at, tr.doc.content.size)) {
    const trial = tr.doc.replace(place, place, sliceOf(tag));
    if (!isWhole(trial, own)) continue;
    tr.insert(place, tagNode(tag));
    return place + 1;
  }
  return undefined;
}

/** All positions from 0 to `size`, those near `at` first. */
function nearest(at: number, size: number): number[] {
  return Array.from({ length: size + 1 }, (_, place) => place).sort((a, b) => Math.abs(a - at) - Math.abs(b - at));
}

function sliceOf(tag: TagAttrs): Slice {
  return new Slice(Fragment.from(tagNode(tag)), 0, 0);
}

/** Backspace or Delete beside a chip: the first press marks it and its other half, the second takes both away. */
export function deleteTag(direction: -1 | 1, onlyThisHalf = false): Command {
  return (state, dispatch) => {
    const placed = tagBeside(state, direction);
    if (!placed) return false;
    const partner = onlyThisHalf ? undefined : partnerOf(state.doc, placed.tag);
    const positions = [placed.at, ...(partner ? [partner.at] : [])].sort((a, b) => a - b);
    if (!onlyThisHalf && !sameNumbers(markedTags(state), positions)) {
      dispatch?.(state.tr.setMeta(key, { marked: positions }));
      return true;
    }
    const tr = state.tr.setMeta(KEEP_HALF, onlyThisHalf);
    for (const at of positions.reverse()) tr.delete(at, at + 1);
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Where the chips stand that the next Backspace takes away. */
export function markedTags(state: EditorState): readonly number[] {
  return key.getState(state)?.marked ?? [];
}

function tagBeside(state: EditorState, direction: -1 | 1): PlacedTag | undefined {
  const { empty, from } = state.selection;
  const at = direction < 0 ? from - 1 : from;
  return empty ? placedTags(state.doc).find((placed) => placed.at === at) : undefined;
}

function sameNumbers(one: readonly number[], two: readonly number[]): boolean {
  return one.length === two.length && one.every((value, index) => value === two[index]);
}

/** The guard: mends the document after each change, and draws what the tags do to the text between them. */
export function tagPlugin(own: readonly TagView[]): Plugin<Marks> {
  return new Plugin<Marks>({
    key,
    state: {
      init: () => ({ marked: [] }),
      apply: (tr, marks) =>
        (tr.getMeta(key) as Marks | undefined) ?? (tr.docChanged || tr.selectionSet ? { marked: [] } : marks),
    },
    props: { decorations: (state) => DecorationSet.create(state.doc, [...effects(state.doc), ...markings(state)]) },
    appendTransaction: (transactions, before, after) => mend(transactions, before, after, own),
  });
}

/** Makes the guard look again after an input method has finished, during which it must not touch the text. */
export function checkTags(state: EditorState): Transaction {
  return state.tr.setMeta("check-tags", true);
}

function mend(
  trs: readonly Transaction[],
  before: EditorState,
  after: EditorState,
  own: readonly TagView[],
): Transaction | null {
  const asked = trs.some((tr) => tr.getMeta("check-tags") === true);
  const composing = trs.some((tr) => tr.getMeta("composition") !== undefined);
  const history = trs.some((tr) => tr.getMeta("history$") !== undefined);
  if (composing || history || !(asked || trs.some((tr) => tr.docChanged))) return null;
  const keepHalf = trs.some((tr) => tr.getMeta(KEEP_HALF) === true);
  const gone = [...offendingTags(after.doc, own), ...(keepHalf ? [] : widowed(before.doc, after.doc))];
  const places = [...new Set(gone.map(({ at }) => at))].sort((a, b) => b - a);
  if (places.length === 0) return null;
  const tr = after.tr;
  for (const at of places) tr.delete(at, at + 1);
  return tr;
}

/** Halves whose partner went away in this change. */
function widowed(before: ProseNode, after: ProseNode): PlacedTag[] {
  return placedTags(after).filter(({ tag }) => !partnerOf(after, tag) && partnerOf(before, tag) && has(before, tag));
}

function has(doc: ProseNode, tag: TagAttrs): boolean {
  return placedTags(doc).some((placed) => tagKey(placed.tag) === tagKey(tag));
}

/** What stands between two halves looks like what they do: linked, bold. */
function effects(doc: ProseNode): Decoration[] {
  return placedTags(doc).flatMap(({ tag, at }) => {
    const partner = tag.half === "open" ? partnerOf(doc, tag) : undefined;
    return partner && partner.at > at + 1 ? [Decoration.inline(at + 1, partner.at, { class: `in-${tag.kind}` })] : [];
  });
}

function markings(state: EditorState): Decoration[] {
  return markedTags(state).map((at) => Decoration.node(at, at + 1, { class: "chip-marked" }));
}
