// The editing state of the segments that were visited: text, caret and the steps to undo, without any window.
import { history } from "prosemirror-history";
import { EditorState, TextSelection, type Plugin } from "prosemirror-state";
import type { SegmentView, TagView } from "../api/contract.gen";
import { Lru } from "./lru";
import { docFromWritten, writtenFromDoc } from "./schema";
import { tagPlugin } from "./tags";

const KEPT = 200;

/** Editing states by segment. */
export class SegmentStates {
  readonly #kept = new Lru<number, EditorState>(KEPT);
  readonly #plugins: (segment: SegmentView) => Plugin[];

  /** `plugins` are those that only a mounted view needs. */
  constructor(plugins: (segment: SegmentView) => Plugin[] = () => []) {
    this.#plugins = plugins;
  }

  /** The state in which a segment was left, or a new one from its target. */
  of(segment: SegmentView, target = segment.target): EditorState {
    const kept = this.#kept.get(segment.id);
    if (kept && writtenFromDoc(kept.doc) === target) return kept;
    const fresh = this.#fresh(segment, target);
    this.#kept.set(segment.id, fresh);
    return fresh;
  }

  /** Keeps the state of a segment. */
  keep(segment: number, state: EditorState): void {
    this.#kept.set(segment, state);
  }

  /** The next visit starts from the target as it is then, with nothing to undo. */
  forget(segment: number): void {
    this.#kept.delete(segment);
  }

  #fresh(segment: SegmentView, target: string): EditorState {
    return freshState(target, segment.tags, this.#plugins(segment));
  }
}

/** A target as it is entered for the first time: the caret at its end, nothing to undo. */
export function freshState(target: string, own: readonly TagView[], plugins: readonly Plugin[]): EditorState {
  const doc = docFromWritten(target, own);
  const all = [history({ newGroupDelay: 500 }), tagPlugin(own), ...plugins];
  return EditorState.create({ doc, selection: TextSelection.atEnd(doc), plugins: all });
}
