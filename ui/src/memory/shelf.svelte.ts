// The memories in their order: which is shown, which receives, and making, adding and taking them off the list.
import { call, type Call } from "../api/call";
import type { AppError, Memories, MemoryExported, MemoryInfo } from "../api/contract.gen";
import { appError } from "../host";

export class Shelf {
  memories: readonly MemoryInfo[] = $state.raw([]);
  chosen = $state("");
  loaded = $state(false);
  error: AppError | undefined = $state.raw();

  readonly #call: Call;

  constructor(caller: Call = call) {
    this.#call = caller;
  }

  get current(): MemoryInfo | undefined {
    return this.memories.find((memory) => memory.memory === this.chosen);
  }

  async load(): Promise<void> {
    await this.#take(() => this.#call("memory_list", {}));
  }

  choose(memory: string): void {
    this.chosen = memory;
  }

  async create(name: string): Promise<void> {
    await this.#arrives(() => this.#call("memory_create", { name }));
  }

  async add(path: string): Promise<void> {
    await this.#arrives(() => this.#call("memory_add", { path }));
  }

  async forget(memory: string): Promise<void> {
    await this.#take(() => this.#call("memory_forget", { memory }));
  }

  async receive(memory: string): Promise<void> {
    await this.#take(() => this.#call("memory_receive", { memory }));
  }

  /** Writes the chosen memory where the person says; undefined when they do not, or when it could not. */
  async exportTmx(): Promise<MemoryExported | undefined> {
    const memory = this.current;
    if (!memory) return undefined;
    this.error = undefined;
    try {
      const { path } = await this.#call("pick_save", { suggested: memory.path.replace(/(\.[^./\\]*)?$/, ".tmx") });
      return path === null ? undefined : await this.#call("memory_export", { memory: memory.memory, path });
    } catch (error) {
      this.error = appError(error);
      return undefined;
    }
  }

  /** What is new on the list is what one wants to see. */
  async #arrives(change: () => Promise<Memories>): Promise<void> {
    const before = new Set(this.memories.map((memory) => memory.memory));
    await this.#take(change);
    const arrived = this.memories.find((memory) => !before.has(memory.memory));
    if (arrived) this.chosen = arrived.memory;
  }

  async #take(change: () => Promise<Memories>): Promise<void> {
    this.error = undefined;
    try {
      this.memories = (await change()).memories;
    } catch (error) {
      this.error = appError(error);
    }
    this.loaded = true;
    if (!this.current)
      this.chosen = (this.memories.find((memory) => memory.receives) ?? this.memories[0])?.memory ?? "";
  }
}
