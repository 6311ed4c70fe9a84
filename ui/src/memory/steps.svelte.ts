// What was done to memories from this window, to be taken back step by step and done again. The memory itself keeps the steps;
// this only knows which were ours, so that Ctrl+Z never takes back what somebody did last week.
import { call, type Call } from "../api/call";
import type { MemoryUndone, Operated, Operation } from "../api/contract.gen";
import { works, type Works } from "./works.svelte";

export interface Step {
  readonly memory: string;
  readonly operation: Operation;
}

export interface TakenBack {
  readonly step: Step;
  readonly undone: MemoryUndone;
}

export class Steps {
  #done: readonly Step[] = $state.raw([]);
  /** Taken back, the last one last. */
  #undone: readonly Step[] = $state.raw([]);
  /** Steps whose number is on its way. */
  #coming = $state(0);
  #order: Promise<unknown> = Promise.resolve();
  readonly #call: Call;
  readonly #works: Works;

  constructor(caller: Call = call, on: Works = works) {
    this.#call = caller;
    this.#works = on;
  }

  get canUndo(): boolean {
    return this.#done.length + this.#coming > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Remembers what a command answered. A new step ends what could be done again in its memory, here as there. */
  did(memory: string, { operation }: Operated): Step | undefined {
    if (!operation) return undefined;
    const step = { memory, operation };
    this.#done = [...this.#done, step];
    this.#undone = this.#undone.filter((other) => other.memory !== memory);
    return step;
  }

  /** Remembers the last step of a memory, for commands that do not answer it. */
  didLast(memory: string): Promise<Step | undefined> {
    this.#coming += 1;
    const step = this.#didLast(memory).finally(() => (this.#coming -= 1));
    this.#order = step.catch(() => undefined);
    return step;
  }

  /** Takes the last step back. Rejects with an `AppError`, and then it can be tried again. */
  async undo(): Promise<TakenBack | undefined> {
    await this.#order;
    const last = this.#done.at(-1);
    return last && this.takeBack(last);
  }

  /** Takes back any step. Rejects with an `AppError`. */
  async takeBack(step: Step): Promise<TakenBack> {
    const known = this.#done;
    this.#done = known.filter((other) => !same(other, step));
    try {
      const undone = await this.#ask("undo", step);
      if (undone.operation?.redoable) this.#undone = [...this.#undone, step];
      return { step, undone };
    } catch (error) {
      this.#done = known;
      throw error;
    }
  }

  /** Does again what was taken back last. Rejects with an `AppError`, and then it can be tried again. */
  async redo(): Promise<TakenBack | undefined> {
    await this.#order;
    const last = this.#undone.at(-1);
    return last && this.doAgain(last);
  }

  /** Does again any step that was taken back. Rejects with an `AppError`. */
  async doAgain(step: Step): Promise<TakenBack> {
    const known = this.#undone;
    this.#undone = known.filter((other) => !same(other, step));
    try {
      const undone = await this.#ask("redo", step);
      if (undone.operation && !undone.operation.undone) this.#done = [...this.#done, step];
      return { step, undone };
    } catch (error) {
      this.#undone = known;
      throw error;
    }
  }

  /** The last step of a memory, without remembering it for Ctrl+Z; undefined where it was taken back. */
  async last(memory: string): Promise<Step | undefined> {
    const { operations } = await this.#call("memory_operations", { memory });
    const operation = operations[0];
    return operation && !operation.undone ? { memory, operation } : undefined;
  }

  async #didLast(memory: string): Promise<Step | undefined> {
    const step = await this.last(memory);
    return step && this.did(memory, step);
  }

  async #ask(kind: "undo" | "redo", { memory, operation }: Step): Promise<MemoryUndone> {
    const request = { memory, operation: operation.operation };
    const undone = await this.#call(`memory_${kind}`, request);
    const { task } = undone;
    if (task === null) return undone;
    const end = { kind, memory, names: [] } as const;
    return (await this.#works.follow(end, "task-undone", () => Promise.resolve({ task }))).undone;
  }
}

function same(one: Step, other: Step): boolean {
  return one.memory === other.memory && one.operation.operation === other.operation.operation;
}

/** The window's own. */
export const steps = new Steps();
