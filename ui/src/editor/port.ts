// What the editor needs from the rest of the window; tests hand in their own.
import type { EditorState, Transaction } from "prosemirror-state";
import type { SegmentView, TagView } from "../api/contract.gen";

/** Where the caret goes when a segment is entered: a position in its text, its end, or where it was. */
export type Caret = number | "end" | "kept";

/** What the editing view must know of what it edits: a segment of a job, or a unit of a memory. */
export interface Tagged {
  readonly tags: readonly TagView[];
}

/** The one editing view, as the controller sees it. */
export interface TargetView<Edited extends Tagged = SegmentView> {
  /** Shows a segment; the element that holds it is the view's own affair. */
  show(edited: Edited, state: EditorState, caret: Caret): void;
  /** The state that is shown. */
  readonly state: EditorState;
  /** Whether an input method is at work; nothing may be dispatched then. */
  readonly composing: boolean;
  /** Makes `state` what is in the window at this moment. */
  sync(): void;
  dispatch(transaction: Transaction): void;
  focus(): void;
}

/** Words for a person: a message id and what it names. */
export interface Message {
  readonly id: string;
  readonly args?: Record<string, string | number>;
}
