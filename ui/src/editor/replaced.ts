// Stretches of a match that the program replaced: where they stand in a target, and the marks on them while it is edited.
// A mark stays for as long as its stretch says what it was made to say; whoever types in it has looked.
import { Plugin, PluginKey, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { parseWritten } from "./written";

/** A stretch that was replaced. `span` counts characters (Unicode scalar values) of the text without tags. */
export interface Replaced {
  readonly span: readonly [number, number];
  readonly was: string;
  readonly is: string;
  /** What stands for it in the unit's source, and in the segment. */
  readonly source_was: string;
  readonly source_is: string;
}

/** The same in positions of the editing view, where a tag takes one. */
export interface ReplacedPlace extends Omit<Replaced, "span"> {
  readonly from: number;
  readonly to: number;
}

const key = new PluginKey<DecorationSet>("replaced");

/** Where replaced stretches stand in a target in the written form. What the text does not have is left out. */
export function replacedPlaces(written: string, replaced: readonly Replaced[]): ReplacedPlace[] {
  const characters: { from: number; to: number }[] = [];
  let at = 0;
  for (const piece of parseWritten(written)) {
    if (typeof piece !== "string") {
      at += 1;
      continue;
    }
    for (const character of piece) {
      characters.push({ from: at, to: at + character.length });
      at += character.length;
    }
  }
  return replaced.flatMap(({ span: [start, end], ...what }) => {
    const [first, last] = [characters[start], characters[end - 1]];
    return first && last && first.from < last.to ? [{ from: first.from, to: last.to, ...what }] : [];
  });
}

/** Has a transaction put marks on these places. */
export function markReplaced(tr: Transaction, places: readonly ReplacedPlace[]): Transaction {
  return tr.setMeta(key, places);
}

/** The marks of a state, for those who look at it. */
export function markedPlaces(state: Parameters<typeof key.getState>[0]): { from: number; to: number }[] {
  return (key.getState(state)?.find() ?? []).map(({ from, to }) => ({ from, to }));
}

/** Draws the marks; `title` says what was replaced. */
export function replacedPlugin(title: (place: ReplacedPlace) => string): Plugin<DecorationSet> {
  const mark = (place: ReplacedPlace) =>
    Decoration.inline(place.from, place.to, { class: "replaced", title: title(place) }, { is: place.is });
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, marks) {
        const places = tr.getMeta(key) as readonly ReplacedPlace[] | undefined;
        if (places) return DecorationSet.create(tr.doc, places.map(mark));
        return tr.docChanged ? untouched(marks.map(tr.mapping, tr.doc), tr) : marks;
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

/** Without the marks whose stretch says something else now. */
function untouched(marks: DecorationSet, tr: Transaction): DecorationSet {
  const touched = marks
    .find()
    .filter(({ from, to, spec }) => tr.doc.textBetween(from, to) !== (spec as { is: string }).is);
  return marks.remove(touched);
}
