// One question at a time, and of those that wait only the newest: somebody who holds an arrow key passes segments faster than they
// can be looked up, and nobody waits for the answers in between.

/** What a question that was overtaken fails with; the program says the same of those that reached it. */
export const OVERTAKEN = "cancelled";

interface Waiting {
  readonly go: () => void;
  readonly overtaken: () => void;
}

export class Turns {
  #busy = false;
  #waiting: Waiting | undefined;

  /** Asks when nothing else is being asked. */
  async run<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    if (this.#busy) await this.#turn();
    this.#busy = true;
    try {
      return await ask();
    } finally {
      this.#next();
    }
  }

  #turn(): Promise<void> {
    this.#waiting?.overtaken();
    return new Promise((go, fail) => {
      this.#waiting = { go, overtaken: () => fail({ code: OVERTAKEN, message: "", hint: "", args: {} }) };
    });
  }

  /** The turn is handed on in one step, so that nobody comes between. */
  #next(): void {
    const next = this.#waiting;
    this.#waiting = undefined;
    this.#busy = next !== undefined;
    next?.go();
  }
}
