// Dragging one of a short list elsewhere with a mouse, a pen or a finger. Pointer events and not the browser's own dragging: the
// window takes that for files.

/** The part of an item's box that matters. */
export interface Box {
  readonly top: number;
  readonly bottom: number;
}

/** A hand trembles; less than this is a press and no drag. */
const SLACK = 4;

export class MemoryDrag {
  /** The place that it was lifted from; undefined while nothing is dragged. */
  from: number | undefined = $state();
  /** Where it would be put now. */
  to: number | undefined = $state();

  readonly #measure: () => readonly Box[];
  #boxes: readonly Box[] = [];
  #lifted: { readonly index: number; readonly y: number } | undefined;

  constructor(measure: () => readonly Box[]) {
    this.#measure = measure;
  }

  begin(event: Pick<PointerEvent, "button" | "clientY">, index: number): void {
    if (event.button !== 0) return;
    this.#lifted = { index, y: event.clientY };
  }

  move(event: Pick<PointerEvent, "clientY">): void {
    if (!this.#lifted) return;
    if (this.from === undefined) {
      if (Math.abs(event.clientY - this.#lifted.y) < SLACK) return;
      this.#boxes = this.#measure();
      this.from = this.#lifted.index;
    }
    this.to = placeAt(this.#boxes, event.clientY);
  }

  /** Answers what was moved where, and is done with it. */
  end(): { from: number | undefined; to: number | undefined } {
    const { from, to } = this;
    this.cancel();
    return { from, to };
  }

  cancel(): void {
    this.#lifted = undefined;
    this.from = undefined;
    this.to = undefined;
  }
}

/** The place of a list that a height of the window stands for. */
export function placeAt(boxes: readonly Box[], y: number): number {
  const at = boxes.findIndex((box) => y < box.bottom);
  return at < 0 ? Math.max(0, boxes.length - 1) : at;
}
