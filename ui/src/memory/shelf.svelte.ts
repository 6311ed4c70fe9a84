// The memories in their order: which is shown, which receives, and making, adding, ordering and taking them off the list.
import { call, type Call } from "../api/call";
import type { AppError, Memories, MemoryInfo } from "../api/contract.gen";
import { appError } from "../host";

/** Stands for all memories, where one is chosen. */
export const ALL = "";
export const MOST_PENALTY = 30;

export class Shelf {
  memories: readonly MemoryInfo[] = $state.raw([]);
  /** A memory, or `ALL`. */
  chosen: string | undefined = $state();
  error: AppError | undefined = $state.raw();

  readonly #call: Call;
  /** Changes go one after the other, so that the last answer is that to the last change. */
  #order: Promise<unknown> = Promise.resolve();

  constructor(caller: Call = call) {
    this.#call = caller;
  }

  get current(): MemoryInfo | undefined {
    return this.memories.find((memory) => memory.memory === this.chosen);
  }

  /** Where an import goes while a memory is shown that cannot be written. */
  get receiver(): MemoryInfo | undefined {
    return this.memories.find((memory) => memory.receives && canWrite(memory));
  }

  /** How many units there are in all. */
  get units(): number {
    return this.memories.reduce((sum, memory) => sum + memory.units, 0);
  }

  nameOf(memory: string): string {
    return this.memories.find((known) => known.memory === memory)?.name ?? "";
  }

  /** The list as it is now; what went wrong with the last change stays said. */
  async load(): Promise<void> {
    const { error } = this;
    await this.#take(() => this.#call("memory_list", {}));
    this.error ??= error;
  }

  create(name: string): Promise<void> {
    return this.#arrives(() => this.#call("memory_create", { name }));
  }

  add(path: string): Promise<void> {
    return this.#arrives(() => this.#call("memory_add", { path }));
  }

  forget(memory: string): Promise<void> {
    return this.#take(() => this.#call("memory_forget", { memory }));
  }

  receive(memory: string): Promise<void> {
    return this.#take(() => this.#call("memory_receive", { memory }));
  }

  use(memory: string, used: boolean): Promise<void> {
    this.#expect(memory, { used });
    return this.#take(() => this.#call("memory_use", { memory, used }));
  }

  penalise(memory: string, penalty: number): Promise<void> {
    const within = Math.max(0, Math.min(MOST_PENALTY, Math.round(penalty)));
    this.#expect(memory, { penalty: within });
    return this.#take(() => this.#call("memory_penalty", { memory, penalty: within }));
  }

  /** Puts a memory elsewhere in the order; the list shows it at once. Answers its new place, or undefined where it has it already. */
  async move(memory: string, to: number): Promise<number | undefined> {
    const from = this.memories.findIndex((known) => known.memory === memory);
    const place = Math.max(0, Math.min(to, this.memories.length - 1));
    if (from < 0 || from === place) return undefined;
    this.memories = moved(this.memories, from, place);
    const order = this.memories.map((known) => known.memory);
    await this.#take(() => this.#call("memory_order", { memories: order }));
    return place;
  }

  /** Shows a change before it is answered. */
  #expect(memory: string, change: Partial<MemoryInfo>): void {
    this.memories = this.memories.map((known) => (known.memory === memory ? { ...known, ...change } : known));
  }

  /** What is new on the list is what one wants to see. */
  async #arrives(change: () => Promise<Memories>): Promise<void> {
    const before = new Set(this.memories.map((memory) => memory.memory));
    await this.#take(change);
    const arrived = this.memories.find((memory) => !before.has(memory.memory));
    if (arrived) this.chosen = arrived.memory;
  }

  #take(change: () => Promise<Memories>): Promise<void> {
    const mine: Promise<void> = this.#order.then(() => this.#taken(change, () => this.#order === mine));
    this.#order = mine;
    return mine;
  }

  async #taken(change: () => Promise<Memories>, isLast: () => boolean): Promise<void> {
    this.error = undefined;
    try {
      const { memories } = await change();
      if (isLast()) this.memories = memories;
    } catch (error) {
      this.error = appError(error);
      await this.#asItIs(isLast);
    }
    if (this.chosen === undefined || (this.chosen !== ALL && !this.current)) this.chosen = this.#first();
  }

  /** After a change that failed the list must not show what was expected of it. */
  async #asItIs(isLast: () => boolean): Promise<void> {
    try {
      const { memories } = await this.#call("memory_list", {});
      if (isLast()) this.memories = memories;
    } catch {
      // What failed first is told already.
    }
  }

  #first(): string | undefined {
    return (this.memories.find((memory) => memory.receives) ?? this.memories[0])?.memory;
  }
}

export function canWrite(memory: MemoryInfo | undefined): boolean {
  return memory?.writable === true && memory.error === null;
}

/** A list with one of its items elsewhere. */
export function moved<Item>(list: readonly Item[], from: number, to: number): Item[] {
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}
