// Files on their way into memories and out of them: picked, dropped, asked for their languages, read; and exports.
import { call, type Call } from "../api/call";
import type { MemoryInfo } from "../api/contract.gen";
import { router } from "../app/router.svelte";
import { bar } from "../errors/bar.svelte";
import { appError } from "../host";
import { fileName } from "../parts/paths";
import { isMemory, imports as windowImports, sums, type Imported, type Imports, type Pair } from "./imports.svelte";
import { canWrite, type Shelf } from "./shelf.svelte";
import { works, type Works } from "./works.svelte";

export type ExportKind = "tmx" | "csv" | "xlsx";

export class Intake {
  readonly #shelf: Shelf;
  readonly #imports: Imports;
  readonly #call: Call;
  readonly #works: Works;

  constructor(shelf: Shelf, imports: Imports = windowImports, caller: Call = call, on: Works = works) {
    this.#shelf = shelf;
    this.#imports = imports;
    this.#call = caller;
    this.#works = on;
  }

  /** Files that wait for their languages. */
  get asking(): readonly string[] | undefined {
    return this.#imports.asking;
  }

  set asking(paths: readonly string[] | undefined) {
    this.#imports.asking = paths;
  }

  async pick(): Promise<void> {
    try {
      this.take((await this.#call("pick_memory_files", {})).paths);
    } catch (error) {
      bar.fail(error);
    }
  }

  /** Memories are put on the list; the others are read, and those that do not say their languages are asked for them. */
  take(paths: readonly string[]): void {
    const files = paths.filter((path) => !isMemory(path));
    for (const path of paths.filter(isMemory)) void this.#shelf.add(path);
    if (files.length > 0) void this.read(files, { from: null, to: null });
  }

  async read(paths: readonly string[], pair: Pair): Promise<void> {
    this.asking = undefined;
    const { current, receiver } = this.#shelf;
    const into = canWrite(current) ? current : receiver;
    if (!into) return bar.note("memory-nowhere");
    const { imported, needing } = await this.#imports.read(into.memory, paths, pair);
    if (needing.length > 0) {
      this.asking = [...(this.asking ?? []), ...needing];
      this.#sayElsewhere("imported-asks");
    }
    if (imported) this.#say(imported);
  }

  /** Writes a memory where the person says. */
  async export(memory: MemoryInfo, kind: ExportKind): Promise<void> {
    try {
      const suggested = memory.path.replace(/(\.[^./\\]*)?$/, `.${kind}`);
      const { path } = await this.#call("pick_save", { suggested });
      if (path === null) return;
      const what = { kind: "export", memory: memory.memory, names: [path] } as const;
      const { exported } = await this.#works.follow(what, "task-exported", () =>
        this.#call("memory_export", { memory: memory.memory, path }),
      );
      bar.note(
        "memory-exported",
        { units: exported.units, file: fileName(exported.path) },
        { label: "app-show-in-folder", run: () => this.#showFile(exported.path) },
      );
    } catch (error) {
      if (appError(error).code !== "cancelled") bar.fail(error);
    }
  }

  /** The card on the screen says it; where the screen was left, or the only file could not be read, the bar does. */
  #say(imported: Imported): void {
    const [failure] = imported.failed;
    if (failure && imported.paths.length === 1) {
      this.#imports.putAway(imported.id);
      const { path, error } = failure;
      return bar.fail(
        { ...error, args: { path, ...error.args } },
        { label: "app-choose-file", run: () => void this.pick() },
      );
    }
    const { units } = sums(imported.report);
    this.#sayElsewhere("imported-elsewhere", { units });
  }

  #sayElsewhere(message: string, args: Record<string, string | number> = {}): void {
    if (router.view.name === "memory") return;
    // An open job is not left behind somebody's back.
    const look = { label: "imported-look", run: () => router.go({ name: "memory" }) };
    bar.note(message, args, router.view.name === "editor" ? undefined : look);
  }

  #showFile(path: string): void {
    this.#call("show_in_folder", { path }).catch((error: unknown) => bar.fail(error));
  }
}
