// Long work on memories while it is under way. It belongs to the window and not to the screen: one can leave the screen and come
// back, and what ended meanwhile is told all the same.
import { call, type Call } from "../api/call";
import type { AppError, Event, TaskStarted } from "../api/contract.gen";
import { appError, host } from "../host";

export type WorkKind =
  "import" | "export" | "delete" | "merge" | "resolve" | "undo" | "redo" | "count" | "backup" | "restore" | "recover";

export interface Work {
  readonly id: number;
  /** Empty until the program has given it a name; until then it cannot be cancelled. */
  readonly task: string;
  readonly kind: WorkKind;
  readonly memory: string;
  /** Names for people: files, or the memory. */
  readonly names: readonly string[];
  /** How many files come after this one. */
  readonly waiting: number;
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  /** How many units came of it so far. */
  readonly units: number;
  /** When it began, for the time that is left. */
  readonly began: number;
  readonly cancelling: boolean;
}

const MOST_EARLY = 50;

/** What is said of work when it begins. */
export type WorkBegun = Pick<Work, "kind" | "memory" | "names"> & { readonly waiting?: number };

type Ended = Exclude<Event, { event: "task-progress" | "memory-changed" | "memory-damaged" | "file-offered" }>;
type EndedWell = Exclude<Ended, { event: "task-failed" }>;

export class Works {
  running: readonly Work[] = $state.raw([]);

  readonly #call: Call;
  readonly #now: () => number;
  readonly #waiting = new Map<string, (ended: Ended) => void>();
  /** What was told before the answer to the start was here. */
  readonly #early = new Map<string, Ended>();
  #listening = false;
  #next = 1;

  constructor(caller: Call = call, now: () => number = Date.now) {
    this.#call = caller;
    this.#now = now;
  }

  /** From the first time on for as long as the window lives. */
  listen(): void {
    if (this.#listening) return;
    this.#listening = true;
    host().listen((event) => this.hear(event));
  }

  of(memory: string, kind: WorkKind): Work | undefined {
    return this.running.find((work) => work.memory === memory && work.kind === kind);
  }

  /** Starts a task and follows it to its end. Rejects with an `AppError`. */
  async follow<Name extends EndedWell["event"]>(
    what: WorkBegun,
    ends: Name,
    start: () => Promise<TaskStarted>,
  ): Promise<Extract<EndedWell, { event: Name }>> {
    return this.#shown(what, async (id) => {
      const { task } = await start();
      this.#change(id, { task });
      const ended = await this.#end(task);
      if (ended.event === "task-failed") throw ended.error;
      if (ended.event !== ends) throw appError(`${task} ended with ${ended.event}`);
      return ended as Extract<EndedWell, { event: Name }>;
    });
  }

  /** Asks it to stop; it ends with `cancelled`. Rejects with an `AppError`. */
  async cancel(id: number): Promise<void> {
    const work = this.running.find((known) => known.id === id);
    if (!work || work.task === "" || work.cancelling) return;
    this.#change(id, { cancelling: true });
    try {
      await this.#call("task_cancel", { task: work.task });
    } catch (error) {
      this.#change(id, { cancelling: false });
      throw appError(error);
    }
  }

  hear(event: Event): void {
    if (!("task" in event)) return;
    if (event.event === "task-progress") return this.#progress(event);
    const ended = this.#waiting.get(event.task);
    if (ended) ended(event);
    else this.#keepEarly(event);
  }

  /** Tasks of others end too, and nobody ever asks for those. */
  #keepEarly(event: Ended): void {
    this.#early.set(event.task, event);
    const [oldest] = this.#early.keys();
    if (this.#early.size > MOST_EARLY && oldest !== undefined) this.#early.delete(oldest);
  }

  #end(task: string): Promise<Ended> {
    const early = this.#early.get(task);
    this.#early.delete(task);
    if (early) return Promise.resolve(early);
    return new Promise((ended) => {
      this.#waiting.set(task, (event) => {
        this.#waiting.delete(task);
        ended(event);
      });
    });
  }

  async #shown<Result>(what: WorkBegun, work: (id: number) => Promise<Result>): Promise<Result> {
    const id = this.#next++;
    const fresh = {
      task: "",
      waiting: 0,
      phase: "",
      done: 0,
      total: 0,
      units: 0,
      began: this.#now(),
      cancelling: false,
    };
    this.running = [...this.running, { ...fresh, id, ...what }];
    try {
      return await work(id);
    } catch (error) {
      throw appError(error) satisfies AppError;
    } finally {
      this.running = this.running.filter((known) => known.id !== id);
    }
  }

  #progress(event: Extract<Event, { event: "task-progress" }>): void {
    const work = this.running.find((known) => known.task === event.task);
    const { phase, done, total, units } = event;
    if (work) this.#change(work.id, { phase, done, total, units });
  }

  #change(id: number, change: Partial<Work>): void {
    this.running = this.running.map((work) => (work.id === id ? { ...work, ...change } : work));
  }
}

/** The seconds that are left, once there is something to go by. */
export function secondsLeft(work: Pick<Work, "began" | "done" | "total">, now: number): number | undefined {
  const spent = (now - work.began) / 1000;
  if (spent < 3 || work.done === 0 || work.total === 0) return undefined;
  return Math.max(1, Math.round((spent / work.done) * (work.total - work.done)));
}

/** Units a second, once there is something to go by. */
export function unitsPerSecond(work: Pick<Work, "began" | "units">, now: number): number | undefined {
  const spent = (now - work.began) / 1000;
  return spent < 1 || work.units === 0 ? undefined : Math.round(work.units / spent);
}

/** The window's own. */
export const works = new Works();
