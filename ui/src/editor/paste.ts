// What may enter a target from outside, and what leaves it: plain words, and of tags only those that the segment has and that are
// not in the text already. The clipboard's markup is read by the schema alone, which knows nothing but text and chips.
import { Fragment, Slice, type Node as ProseNode } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";
import type { TagView } from "../api/contract.gen";
import { placedTags } from "./tags";
import { isTag, schema, tagKey, tagNode, tagOf, type TagAttrs } from "./schema";

const BLOCK_END =
  /<\/(?:p|div|li|ul|ol|h[1-6]|tr|td|th|blockquote|section|article|header|footer|pre|dt|dd)\s*>|<(?:br|hr)\b[^>]*>/gi;

/** Pasted markup as the schema's parser should see it: the ends of blocks become spaces, so that words do not grow together. */
export function pastedHtml(html: string): string {
  return html.replace(BLOCK_END, " ");
}

/** Pasted text on one line: a segment has no line ends. No-break spaces are meant and stay. */
export function pastedText(text: string): string {
  return (
    text
      .replace(/[\t\r\n\v\f\u2028\u2029]+/g, " ")
      .replace(/ {2,}/g, " ")
      // eslint-disable-next-line no-control-regex -- these are what is taken out
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f]/g, "")
  );
}

/** A clipboard's plain text as content. */
export function sliceFromText(text: string): Slice {
  const line = pastedText(text);
  return line === "" ? Slice.empty : new Slice(Fragment.from(schema.text(line)), 0, 0);
}

/** Keeps of a pasted slice what fits the segment: the text in one line, and tags that are missing. */
export function fitPasted(slice: Slice, state: EditorState, own: readonly TagView[]): Slice {
  const free = freeTags(state, own);
  const nodes: ProseNode[] = [];
  // Markup with blocks is read as several documents, one inside the other; what counts are the leaves.
  let block: ProseNode | null | undefined;
  slice.content.descendants((node, _at, parent) => {
    if (!node.isLeaf) return;
    if (block !== undefined && block !== parent && !/\s$/.test(nodes.at(-1)?.text ?? "")) nodes.push(schema.text(" "));
    block = parent;
    if (node.isText) nodes.push(...textNodes(node.text ?? ""));
    else if (isTag(node)) nodes.push(...takeTag(tagOf(node), free));
  });
  return new Slice(Fragment.from(withoutLoneHalves(nodes, own)), 0, 0);
}

/** The clipboard's plain text of a slice: the words, no chips. */
export function clipboardText(slice: Slice): string {
  let text = "";
  slice.content.descendants((node) => {
    text += node.text ?? "";
  });
  return text;
}

/** The segment's tags that are missing once the selection is replaced. */
function freeTags(state: EditorState, own: readonly TagView[]): TagAttrs[] {
  const { from, to } = state.selection;
  const staying = new Set(
    placedTags(state.doc)
      .filter(({ at }) => at < from || at >= to)
      .map(({ tag }) => tagKey(tag)),
  );
  return own.filter((tag) => !staying.has(tagKey(tag))).map((tag) => tag as TagAttrs);
}

/** Only what is the same code here and there: number, half, kind and what people call it. */
function takeTag(tag: TagAttrs, free: TagAttrs[]): ProseNode[] {
  const at = free.findIndex((own) => tagKey(own) === tagKey(tag) && own.kind === tag.kind && own.label === tag.label);
  const [taken] = at < 0 ? [] : free.splice(at, 1);
  return taken ? [tagNode(taken)] : [];
}

/** A half of a pair that comes without the other would part it; a half that is alone in the source may come alone. */
function withoutLoneHalves(nodes: readonly ProseNode[], own: readonly TagView[]): ProseNode[] {
  const count = (number: number, among: readonly { number: number }[]) =>
    among.filter((tag) => tag.number === number).length;
  const pasted = nodes.filter(isTag).map(tagOf);
  return nodes.filter((node) => !isTag(node) || count(tagOf(node).number, pasted) === count(tagOf(node).number, own));
}

function textNodes(text: string): ProseNode[] {
  const line = pastedText(text);
  return line === "" ? [] : [schema.text(line)];
}
