// The copies of a memory: making one, putting one back, and saving what can be saved of a damaged file.
import { call, type Call } from "../api/call";
import type { AppError, BackupView, Recovered, Restored } from "../api/contract.gen";
import { appError } from "../host";
import { works, type Works } from "./works.svelte";

export class Copies {
  readonly memory: string;
  readonly name: string;
  list: readonly BackupView[] | undefined = $state.raw();
  folder = $state("");
  error: AppError | undefined = $state.raw();
  restored: Restored | undefined = $state.raw();
  recovered: Recovered | undefined = $state.raw();

  readonly #call: Call;
  readonly #works: Works;

  constructor(memory: string, name: string, caller: Call = call, on: Works = works) {
    this.memory = memory;
    this.name = name;
    this.#call = caller;
    this.#works = on;
  }

  /** Whether something is being done to the file. */
  get busy(): boolean {
    return this.#works.running.some(
      ({ memory, kind }) => memory === this.memory && (kind === "backup" || kind === "restore" || kind === "recover"),
    );
  }

  async load(): Promise<void> {
    try {
      const { backups, folder } = await this.#call("memory_backups", { memory: this.memory });
      this.list = backups;
      this.folder = folder;
    } catch (error) {
      this.error = appError(error);
    }
  }

  /** Makes a copy now. */
  backup(): Promise<void> {
    return this.#doing(async () => {
      await this.#works.follow(this.#what("backup"), "task-backed-up", () =>
        this.#call("memory_backup", { memory: this.memory }),
      );
    });
  }

  /** Puts a copy in the memory's place; the present file is kept, and putting that back takes this back. */
  restore(path: string): Promise<void> {
    return this.#doing(async () => {
      const { restored } = await this.#works.follow(this.#what("restore"), "task-restored", () =>
        this.#call("memory_restore", { memory: this.memory, backup: path }),
      );
      this.restored = restored;
    });
  }

  recover(): Promise<void> {
    return this.#doing(async () => {
      const { recovered } = await this.#works.follow(this.#what("recover"), "task-recovered", () =>
        this.#call("memory_recover", { memory: this.memory }),
      );
      this.recovered = recovered;
    });
  }

  #what(kind: "backup" | "restore" | "recover") {
    return { kind, memory: this.memory, names: [this.name] };
  }

  async #doing(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.error = undefined;
    this.restored = undefined;
    try {
      await work();
    } catch (error) {
      const failure = appError(error);
      if (failure.code !== "cancelled") this.error = failure;
    }
    await this.#again();
  }

  /** The list anew, whatever happened; what went wrong before is what is told. */
  async #again(): Promise<void> {
    const { error } = this;
    await this.load();
    this.error = error ?? this.error;
  }
}

/** Bytes as people say them: the unit's message id and the number. */
export function size(bytes: number): { readonly id: string; readonly value: number } {
  const units = ["size-bytes", "size-kb", "size-mb", "size-gb"] as const;
  const at = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return { id: units[at] ?? "size-gb", value: bytes / 1000 ** at };
}
