// The copies of a memory: making one, putting one back, where they are put, and saving what can be saved of a damaged file.
import { call, type Call } from "../api/call";
import type { AppError, BackupView, Recovered, Restored } from "../api/contract.gen";
import { preferences, type Preferences } from "../app/preferences.svelte";
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
  /** Whether another folder was chosen just now. */
  moved = $state(false);

  readonly #call: Call;
  readonly #works: Works;
  readonly #preferences: Preferences;

  constructor(memory: string, name: string, caller: Call = call, on: Works = works, own: Preferences = preferences) {
    this.#preferences = own;
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

  /** Whether copies are put where a person said. */
  get elsewhere(): boolean {
    return this.#preferences.current.backup_folder !== "";
  }

  /** Asks for another folder, for the copies of every memory. Those of before stay where they are. */
  choose(): Promise<void> {
    return this.#attempt(async () => {
      const { path } = await this.#call("pick_folder", { path: this.folder });
      if (path !== null) await this.#put(path);
    });
  }

  /** Puts them in the program's own folder again. */
  own(): Promise<void> {
    return this.#attempt(() => this.#put(""));
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

  async #put(folder: string): Promise<void> {
    await this.#preferences.save({ backup_folder: folder });
    await this.load();
    this.moved = true;
  }

  /** What went wrong is told; nothing is changed then. */
  async #attempt(work: () => Promise<void>): Promise<void> {
    this.error = undefined;
    this.moved = false;
    try {
      await work();
    } catch (error) {
      this.error = appError(error);
    }
  }

  #what(kind: "backup" | "restore" | "recover") {
    return { kind, memory: this.memory, names: [this.name] };
  }

  async #doing(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.error = undefined;
    this.restored = undefined;
    this.moved = false;
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
