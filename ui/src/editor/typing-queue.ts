// Carries typed text to the job file: 300 ms after the last key, at the latest 450 ms after the first key that is not stored.
// Text is given up only when the file has it; a failed store stays in the queue and is tried again.

/** How the text stands. */
export type Saving = "saved" | "waiting" | "failed";

/** Stores one segment's text; rejects when it could not. */
export type Store = (segment: number, target: string) => Promise<void>;

/** Milliseconds after the last key. */
export const QUIET = 300;
/** Milliseconds after the first key that is not stored. */
export const LATEST = 450;
/** Milliseconds between tries after a failure; the last one repeats. */
export const RETRIES = [500, 1000, 2000, 5000];

/** A queue for one job. Stores run one after the other, in the order in which they were begun. */
export class TypingQueue {
  readonly #store: Store;
  readonly #onChange: (saving: Saving, error: unknown) => void;
  readonly #unsaved = new Map<number, string>();
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #latest: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  /** Set back in the same moment in which the last look found nothing, so that no text can come between. */
  #draining = false;
  #storing: { segment: number; target: string } | undefined;
  #failures = 0;

  constructor(store: Store, onChange: (saving: Saving, error: unknown) => void) {
    this.#store = store;
    this.#onChange = onChange;
  }

  /** Text that the file may not have yet. */
  pending(segment: number): string | undefined {
    return this.#unsaved.get(segment) ?? (this.#storing?.segment === segment ? this.#storing.target : undefined);
  }

  /** Whether everything is in the file. */
  get isEmpty(): boolean {
    return this.#unsaved.size === 0 && this.#storing === undefined;
  }

  /** Takes text that was just typed. */
  typed(segment: number, target: string): void {
    this.#unsaved.set(segment, target);
    if (this.#failures === 0) this.#onChange("waiting", undefined);
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => void this.flush(), QUIET);
    this.#latest ??= setTimeout(() => void this.flush(), LATEST);
  }

  /** Hands over text that waits, to be stored with another command; none if it is in the file or on its way there. */
  take(segment: number): string | undefined {
    const target = this.#unsaved.get(segment);
    this.#unsaved.delete(segment);
    if (this.isEmpty) this.#settle();
    return target;
  }

  /** Stores everything now; answers whether it is all in the file. */
  async flush(): Promise<boolean> {
    this.#stopTimers();
    if (!this.#draining) this.#running = this.#drain();
    await this.#running;
    return this.isEmpty;
  }

  /** Stops the timers; for when the job was closed. */
  stop(): void {
    this.#stopTimers();
    this.#unsaved.clear();
  }

  async #drain(): Promise<void> {
    this.#draining = true;
    for (let next = this.#next(); next; next = this.#next()) {
      this.#storing = next;
      this.#unsaved.delete(next.segment);
      try {
        await this.#store(next.segment, next.target);
      } catch (error) {
        this.#draining = false;
        return this.#failed(next, error);
      }
      this.#storing = undefined;
      this.#failures = 0;
    }
    this.#draining = false;
    this.#settle();
  }

  #next(): { segment: number; target: string } | undefined {
    const [first] = this.#unsaved;
    return first && { segment: first[0], target: first[1] };
  }

  /** What was typed meanwhile is newer than what failed. */
  #failed(lost: { segment: number; target: string }, error: unknown): void {
    this.#storing = undefined;
    if (!this.#unsaved.has(lost.segment)) this.#unsaved.set(lost.segment, lost.target);
    const wait = RETRIES[Math.min(this.#failures, RETRIES.length - 1)];
    this.#failures += 1;
    this.#stopTimers();
    this.#latest = setTimeout(() => void this.flush(), wait);
    this.#onChange("failed", error);
  }

  #settle(): void {
    this.#stopTimers();
    if (this.isEmpty) this.#onChange("saved", undefined);
  }

  #stopTimers(): void {
    clearTimeout(this.#quiet);
    clearTimeout(this.#latest);
    this.#quiet = undefined;
    this.#latest = undefined;
  }
}
