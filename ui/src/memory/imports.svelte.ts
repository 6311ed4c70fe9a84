// Reading files into memories, one after the other: a file that is broken takes nothing from the others, and each has its report
// until that was seen.
import { call, type Call } from "../api/call";
import type { AppError, FileReport, ImportReport } from "../api/contract.gen";
import { appError } from "../host";
import { steps as windowSteps, type Step, type Steps } from "./steps.svelte";
import { works, type Works } from "./works.svelte";

export interface Pair {
  readonly from: string | null;
  readonly to: string | null;
}

/** What came of an import. */
export interface Imported {
  readonly id: number;
  readonly memory: string;
  readonly paths: readonly string[];
  readonly report: ImportReport;
  /** Files that could not be read at all; the memory has nothing of them. */
  readonly failed: readonly { readonly path: string; readonly error: AppError }[];
  /** What takes it back. */
  readonly steps: readonly Step[];
}

/** How reading went: nothing was imported where it was stopped at once; some files need their languages said first. */
export interface Read {
  readonly imported?: Imported;
  readonly needing: readonly string[];
}

export class Imports {
  /** Those that ended and were not put away yet, the last first. */
  ended: readonly Imported[] = $state.raw([]);
  /** Files that wait for their languages, also while the screen that asks is not there. */
  asking: readonly string[] | undefined = $state.raw();

  readonly #works: Works;
  readonly #steps: Steps;
  readonly #call: Call;
  #next = 1;

  constructor(on: Works = works, steps: Steps = windowSteps, caller: Call = call) {
    this.#works = on;
    this.#steps = steps;
    this.#call = caller;
  }

  /** Reads files. */
  async read(memory: string, paths: readonly string[], pair: Pair): Promise<Read> {
    const files: FileReport[] = [];
    const failed: { path: string; error: AppError }[] = [];
    const needing: string[] = [];
    const steps: Step[] = [];
    for (const [at, path] of paths.entries()) {
      try {
        files.push(...(await this.#readOne(memory, path, paths.length - at - 1, pair)));
        steps.push(...(await this.#stepOf(memory)));
      } catch (error) {
        const failure = appError(error);
        if (failure.code === "cancelled") break;
        if (failure.args["needs"] === "languages") needing.push(path);
        else failed.push({ path, error: failure });
      }
    }
    if (files.length + failed.length === 0) return { needing };
    const told = paths.filter((path) => !needing.includes(path));
    const imported = { id: this.#next++, memory, paths: told, report: { files }, failed, steps };
    this.ended = [imported, ...this.ended];
    return { imported, needing };
  }

  putAway(id: number): void {
    this.ended = this.ended.filter((imported) => imported.id !== id);
  }

  async #readOne(memory: string, path: string, waiting: number, pair: Pair): Promise<readonly FileReport[]> {
    const what = { kind: "import", memory, names: [path], waiting } as const;
    const { report } = await this.#works.follow(what, "task-imported", () =>
      this.#call("memory_import", { memory, paths: [path], ...pair }),
    );
    return report.files;
  }

  /**
   * What takes a file back: from its report and the list of changes, and never with Ctrl+Z, which is too easily pressed for that.
   * The file is read; that its step is not known only means that the list of changes has to be used.
   */
  async #stepOf(memory: string): Promise<Step[]> {
    try {
      const step = await this.#steps.last(memory);
      return step?.operation.kind === "import" ? [step] : [];
    } catch {
      return [];
    }
  }
}

/** What the reports of several files come to. */
export function sums(report: ImportReport): { units: number; merged: number; skipped: number } {
  const sum = (count: (file: FileReport) => number) => report.files.reduce((all, file) => all + count(file), 0);
  return {
    units: sum((file) => file.units),
    merged: sum((file) => file.merged),
    skipped: sum((file) => file.skipped.length),
  };
}

/** A memory of ours is put on the list, and not read into another one. */
export function isMemory(path: string): boolean {
  return /\.pkmemory$/i.test(path);
}

/** The window's own. */
export const imports = new Imports();
