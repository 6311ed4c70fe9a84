// The bar at the foot of the window: one thing at a time that has no better place, with one way on.
import type { AppError } from "../api/contract.gen";
import { appError } from "../host";

/** What the bar's button does. `label` is a message id. */
export interface BarAction {
  readonly label: string;
  run(): void;
}

export type BarContent =
  | { readonly kind: "error"; readonly error: AppError; readonly action: BarAction | undefined }
  | {
      readonly kind: "note";
      readonly id: string;
      readonly args: Record<string, string | number>;
      readonly action: BarAction | undefined;
    };

const NOTE_MS = 10_000;

class Bar {
  content: BarContent | undefined = $state.raw();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Shows what went wrong until it is dismissed. A cancel is no failure. */
  fail(error: unknown, action?: BarAction): void {
    const failure = appError(error);
    if (failure.code === "cancelled") return;
    this.#show({ kind: "error", error: failure, action });
  }

  /** Says that something happened which the eye cannot see, mostly to offer taking it back. */
  note(id: string, args: Record<string, string | number> = {}, action?: BarAction): void {
    this.#show({ kind: "note", id, args, action });
    this.#timer = setTimeout(() => this.dismiss(), NOTE_MS);
  }

  dismiss(): void {
    clearTimeout(this.#timer);
    this.content = undefined;
  }

  #show(content: BarContent): void {
    clearTimeout(this.#timer);
    this.content = content;
  }
}

export const bar = new Bar();
