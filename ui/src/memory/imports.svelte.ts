// Imports under way: how far each is, how to stop it, and what came of it.
import { call, type Call } from "../api/call";
import type { AppError, Event, ImportReport } from "../api/contract.gen";
import { appError } from "../host";

export interface Import {
  readonly task: string;
  readonly memory: string;
  readonly paths: readonly string[];
  readonly done: number;
  readonly total: number;
  /** When it began, for the time that is left. */
  readonly began: number;
}

export interface Pair {
  readonly from: string | null;
  readonly to: string | null;
}

export class Imports {
  running: readonly Import[] = $state.raw([]);
  report: ImportReport | undefined = $state.raw();
  error: AppError | undefined = $state.raw();

  readonly #call: Call;
  readonly #now: () => number;
  /** What was told before the answer to the start was here. */
  readonly #early = new Map<string, Event>();

  constructor(caller: Call = call, now: () => number = Date.now) {
    this.#call = caller;
    this.#now = now;
  }

  async start(memory: string, paths: readonly string[], pair: Pair): Promise<void> {
    this.report = undefined;
    this.error = undefined;
    try {
      const { task } = await this.#call("memory_import", { memory, paths: [...paths], ...pair });
      this.running = [...this.running, { task, memory, paths, done: 0, total: 0, began: this.#now() }];
      const early = this.#early.get(task);
      this.#early.clear();
      if (early) this.hear(early);
    } catch (error) {
      this.error = appError(error);
    }
  }

  async cancel(task: string): Promise<void> {
    try {
      await this.#call("task_cancel", { task });
    } catch (error) {
      this.error = appError(error);
    }
  }

  hear(event: Event): void {
    if (!("task" in event)) return;
    if (!this.running.some((known) => known.task === event.task)) {
      this.#early.set(event.task, event);
      return;
    }
    if (event.event === "task-progress") return this.#progress(event.task, event.done, event.total);
    this.running = this.running.filter((known) => known.task !== event.task);
    if (event.event === "task-imported") this.report = event.report;
    else if (event.event === "task-failed" && event.error.code !== "cancelled") this.error = event.error;
  }

  #progress(task: string, done: number, total: number): void {
    this.running = this.running.map((known) => (known.task === task ? { ...known, done, total } : known));
  }
}

/** The seconds that are left, once there is something to go by. */
export function secondsLeft(work: Import, now: number): number | undefined {
  const spent = (now - work.began) / 1000;
  if (spent < 3 || work.done === 0 || work.total === 0) return undefined;
  return Math.max(1, Math.round((spent / work.done) * (work.total - work.done)));
}

/** What the reports of several files come to. */
export function sums(report: ImportReport): { units: number; merged: number; skipped: number } {
  const sum = (count: (file: ImportReport["files"][number]) => number) =>
    report.files.reduce((all, file) => all + count(file), 0);
  return {
    units: sum((file) => file.units),
    merged: sum((file) => file.merged),
    skipped: sum((file) => file.skipped.length),
  };
}
