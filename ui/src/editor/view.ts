// The one editing view of the window. It is moved into the active row's cell and given that segment's state; the other rows are
// plain elements. It knows nothing of jobs and memories: what happens in it is told to whoever made it.
import { keymap } from "prosemirror-keymap";
import { TextSelection, type EditorState, type Plugin, type Transaction } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { flushSync } from "svelte";
import type { SegmentView } from "../api/contract.gen";
import { clipboardText, fitPasted, pastedHtml, sliceFromText } from "./paste";
import type { Caret, Tagged, TargetView } from "./port";
import { checkTags, deleteTag } from "./tags";

/** What the element says of itself. */
export interface TargetLook {
  readonly label: string;
  readonly hint: string;
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
}

/** What the view asks and tells. */
export interface TargetEvents<Edited extends Tagged = SegmentView> {
  changed(state: EditorState, transaction: Transaction): void;
  look(edited: Edited): TargetLook;
  readonly editable: boolean;
}

/** The keys that belong to the text itself; all others are in the table of commands. */
export function targetKeys(): Plugin {
  const swallow = () => true;
  return keymap({
    Backspace: deleteTag(-1),
    Delete: deleteTag(1),
    "Alt-Backspace": deleteTag(-1, true),
    "Alt-Delete": deleteTag(1, true),
    // A segment is one line; its end is confirmed, not broken.
    Enter: swallow,
    "Shift-Enter": swallow,
  });
}

export class TargetEditor<Edited extends Tagged = SegmentView> implements TargetView<Edited> {
  readonly #view: EditorView;
  readonly #events: TargetEvents<Edited>;
  #edited: Edited | undefined;

  constructor(state: EditorState, events: TargetEvents<Edited>) {
    this.#events = events;
    this.#view = new EditorView(null, {
      state,
      editable: () => events.editable,
      attributes: (current) => this.#attributes(current),
      dispatchTransaction: (tr) => this.#dispatched(tr),
      transformPastedHTML: pastedHtml,
      clipboardTextParser: (text) => sliceFromText(text),
      clipboardTextSerializer: clipboardText,
      transformPasted: (slice, view) => fitPasted(slice, view.state, this.#edited?.tags ?? []),
      handleDOMEvents: { compositionend: () => this.#composed() },
    });
  }

  /** Puts the view into a cell; the cell's end takes it out of the page again, and the view lives on. */
  readonly place = (cell: HTMLElement): void => {
    cell.append(this.#view.dom);
  };

  show(edited: Edited, state: EditorState, caret: Caret): void {
    // The row must be drawn as the active one before the view can stand in it.
    flushSync();
    this.#edited = edited;
    this.#view.updateState(withCaret(state, caret));
    this.#view.setProps({});
  }

  get state(): EditorState {
    return this.#view.state;
  }

  get composing(): boolean {
    return this.#view.composing;
  }

  get dom(): HTMLElement {
    return this.#view.dom;
  }

  dispatch(transaction: Transaction): void {
    this.#view.dispatch(transaction);
  }

  focus(): void {
    this.#view.focus();
    // For 200 ms after a focus ProseMirror takes a jump to the start (the Home key) for the browser's own doing and takes it
    // back. This focus was ours, so there is nothing to take back. Internal field: the version is pinned and a test guards it.
    (this.#view as unknown as { input: { lastFocus: number } }).input.lastFocus = 0;
  }

  /**
   * Reads what the browser did and did not tell yet: its word of a new selection may come after the next key.
   * Internal, as the field above.
   */
  sync(): void {
    const { domObserver } = this.#view as unknown as { domObserver: { forceFlush(): void; flush(): void } };
    domObserver.forceFlush();
    domObserver.flush();
  }

  destroy(): void {
    this.#view.destroy();
  }

  #dispatched(tr: Transaction): void {
    const state = this.#view.state.apply(tr);
    this.#view.updateState(state);
    this.#events.changed(state, tr);
  }

  #attributes(state: EditorState): Record<string, string> {
    const look = this.#edited && this.#events.look(this.#edited);
    const base = {
      class: "target-text",
      role: "textbox",
      "aria-multiline": "true",
      spellcheck: "false",
      tabindex: "0",
    };
    if (!look) return base;
    const empty: Record<string, string> = state.doc.content.size === 0 ? { "data-hint": look.hint } : {};
    return { ...base, ...empty, "aria-label": look.label, lang: look.lang, dir: look.dir };
  }

  /** What the guard left alone while an input method was at work is looked at when it has finished. */
  #composed(): boolean {
    setTimeout(() => {
      if (!this.#view.composing && !this.#view.isDestroyed) this.#view.dispatch(checkTags(this.#view.state));
    }, 50);
    return false;
  }
}

function withCaret(state: EditorState, caret: Caret): EditorState {
  if (caret === "kept") return state;
  const at = caret === "end" ? state.doc.content.size : Math.min(caret, state.doc.content.size);
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)));
}
