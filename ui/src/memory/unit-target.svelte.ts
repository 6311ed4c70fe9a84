// The editing view of the editor, for one side of a unit: the same chips, the same keys, the same rules for tags.
import { redo, undo } from "prosemirror-history";
import { TextSelection, type Command, type EditorState } from "prosemirror-state";
import type { TagView, UnitView } from "../api/contract.gen";
import { tagName } from "../editor/names";
import type { Caret } from "../editor/port";
import { docFromWritten, setTagNamer, writtenFromDoc, type TagAttrs } from "../editor/schema";
import { freshState } from "../editor/states";
import { insertAllTags, insertNextTag, insertTag, missingTags, wrapWithPair } from "../editor/tags";
import { TargetEditor, targetKeys, type TargetLook } from "../editor/view";
import type { Side } from "./unit-edits.svelte";
import { unitTags } from "./unit-tags";

interface UnitInHand {
  readonly unit: UnitView;
  readonly tags: readonly TagView[];
}

const NO_BREAK_SPACE = "\u00a0";

export class UnitTarget {
  /** Tags that the source has, or had, and that the text lacks. */
  missing: readonly TagAttrs[] = $state.raw([]);

  readonly #hand: UnitInHand;
  readonly #side: Side;
  readonly #view: TargetEditor<UnitInHand>;

  constructor(
    unit: UnitView,
    side: Side,
    text: string,
    look: (unit: UnitView) => TargetLook,
    changed: (text: string) => void,
  ) {
    setTagNamer(tagName);
    this.#side = side;
    this.#hand = { unit, tags: unitTags(unit) };
    const state = freshState(text, this.#hand.tags, [targetKeys()]);
    this.#view = new TargetEditor(state, {
      editable: true,
      changed: (now, transaction) => {
        if (transaction.docChanged) changed(this.#read(now));
      },
      look: () => look(unit),
    });
    this.#read(state);
  }

  /** For the cell that it stands in; the answer takes it out for good. */
  place(cell: HTMLElement, caret: Caret): () => void {
    this.#view.place(cell);
    this.#view.show(this.#hand, this.#view.state, caret);
    this.#view.focus();
    return () => this.#view.destroy();
  }

  focus(): void {
    this.#view.focus();
  }

  /** Takes what the browser did and did not tell yet, before the text is kept. */
  sync(): void {
    this.#view.sync();
  }

  get composing(): boolean {
    return this.#view.composing;
  }

  /** Does what a command of the editor's table does there; false where the command has no meaning here. */
  command(id: string): boolean {
    const wrapped = /^wrap-([1-9])$/.exec(id)?.[1];
    const command = wrapped === undefined ? this.#commands[id] : wrapWithPair(this.#hand.tags, Number(wrapped));
    if (command) this.#run(command);
    return command !== undefined;
  }

  tag(tag: TagAttrs): void {
    this.#run(insertTag(this.#hand.tags, tag));
    this.focus();
  }

  get #commands(): Readonly<Record<string, Command>> {
    const { tags, unit } = this.#hand;
    return {
      undo,
      redo,
      "next-tag": insertNextTag(tags),
      "all-tags": insertAllTags(tags),
      "no-break-space": (state, dispatch) => {
        dispatch?.(state.tr.insertText(NO_BREAK_SPACE).scrollIntoView());
        return true;
      },
      ...(this.#side === "target" ? { "copy-source": copySource(unit.source, tags) } : {}),
    };
  }

  #run(command: Command): void {
    if (this.#view.composing) return;
    this.#view.sync();
    command(this.#view.state, (tr) => this.#view.dispatch(tr));
  }

  /** The written form. A tag that only the old target had is not missed: the source does not ask for it. */
  #read(state: EditorState): string {
    const own = unitTags({ ...this.#hand.unit, target: "" });
    this.missing = missingTags(state.doc, own);
    return writtenFromDoc(state.doc);
  }
}

function copySource(source: string, tags: readonly TagView[]): Command {
  return (state, dispatch) => {
    const tr = state.tr.replaceWith(0, state.doc.content.size, docFromWritten(source, tags).content);
    dispatch?.(tr.setSelection(TextSelection.atEnd(tr.doc)).scrollIntoView());
    return true;
  };
}
