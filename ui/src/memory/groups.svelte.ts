// Units that contradict each other, or say the same twice: in groups, each settled by one key, one step each.
import { call, type Call } from "../api/call";
import type { Losers, Operated, Settled, UnitGroup, UnitView } from "../api/contract.gen";
import { PagedList } from "./paged-list.svelte";
import type { Step, Steps } from "./steps.svelte";
import { isSame } from "./unit-list.svelte";
import { works, type WorkBegun, type Works } from "./works.svelte";

export type GroupKind = "contradictions" | "duplicates";

export interface AskedGroups {
  readonly memory: string;
  readonly kind: GroupKind;
}

const PAGE = 20;

export class Groups {
  readonly rows: PagedList<UnitGroup, AskedGroups>;
  /** What becomes of the units that are not kept; the gentle way first, which loses no context. */
  others: Losers = $state("retarget");
  settling = $state(false);

  readonly #steps: Steps;
  readonly #call: Call;
  readonly #works: Works;

  constructor(steps: Steps, caller: Call = call, on: Works = works) {
    this.#steps = steps;
    this.#call = caller;
    this.#works = on;
    this.rows = new PagedList(PAGE, async ({ memory, kind }, offset, limit) => {
      const { groups, total, micros } = await caller(kind, { memory, offset, limit });
      return { items: groups, total, more: false, micros };
    });
  }

  show(memory: string, kind: GroupKind): void {
    this.rows.clear();
    this.rows.ask({ memory, kind });
  }

  /** Ends a contradiction or merges duplicates, whichever is shown. Rejects with an `AppError`. */
  async settle(unit: UnitView, name: string): Promise<Step | undefined> {
    const { memory } = unit;
    if (this.settling) return undefined;
    this.settling = true;
    try {
      const merges = this.rows.answered?.kind === "duplicates";
      const begun = merges
        ? await this.#call("duplicates_merge", { memory, unit: unit.unit })
        : await this.#call("contradiction_resolve", { memory, keep: unit.unit, others: this.others });
      const what = { kind: merges ? "merge" : "resolve", memory, names: [name] } as const;
      const done = await this.#ended(begun, what);
      this.rows.refresh();
      return this.#steps.did(memory, done);
    } finally {
      this.settling = false;
    }
  }

  /** Merges all duplicates of a memory. Rejects with an `AppError`. */
  async mergeAll(memory: string, name: string): Promise<Step | undefined> {
    const what = { kind: "merge", memory, names: [name] } as const;
    const { done } = await this.#works.follow(what, "task-operated", () =>
      this.#call("duplicates_merge_all", { memory }),
    );
    this.rows.refresh();
    return this.#steps.did(memory, done);
  }

  /** What became of it, once the task is at its end that does it where there are many units. */
  async #ended(begun: Settled, what: WorkBegun): Promise<Operated> {
    const { task } = begun;
    if (task === null) return begun;
    return (await this.#works.follow(what, "task-operated", () => Promise.resolve({ task }))).done;
  }

  replace(changed: UnitView): void {
    const put = (unit: UnitView) => (isSame(unit, changed) ? changed : unit);
    this.rows.replace((group) => ({ ...group, units: group.units.map(put) }));
  }
}
