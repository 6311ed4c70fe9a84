// The memory screen's verbs: what buttons, keys and menus share. It holds the parts together and says what happened.
import { call, type Call } from "../api/call";
import type { Event as ProgramEvent, Facets, UnitMended, UnitView } from "../api/contract.gen";
import announcer from "../app/announce.svelte";
import { plainText } from "../editor/written";
import { bar, type BarAction } from "../errors/bar.svelte";
import { t } from "../i18n";
import { copyText } from "../parts/clipboard";
import { Groups, type GroupKind } from "./groups.svelte";
import { Selection } from "./selection.svelte";
import { ALL, canWrite, Shelf } from "./shelf.svelte";
import { steps as windowSteps, type Step, type Steps, type TakenBack } from "./steps.svelte";
import { UnitEdits } from "./unit-edits.svelte";
import { UnitList } from "./unit-list.svelte";
import { works, type Works } from "./works.svelte";

/** More rows than these are deleted by what finds them, not one by one. */
const MOST_AT_ONCE = 5000;
/** So long after a memory was opened, or got its first units, and after a change, the counts beside the list are asked for. */
const COUNT_FIRST_MS = 300;
const COUNT_AFTER_MS = 2500;

/** What is asked before units go. */
export interface FoundDeletion {
  readonly memory: string;
  readonly units: number;
  readonly token: string;
}

export class MemoryDesk {
  readonly shelf: Shelf;
  readonly list: UnitList;
  readonly selection = new Selection();
  readonly steps: Steps;
  readonly edits: UnitEdits;
  readonly groups: Groups;
  /** The list of units, or groups of them. */
  view: "units" | GroupKind = $state("units");
  facets: Facets | undefined = $state.raw();
  counts: Readonly<Partial<Record<GroupKind, number>>> = $state.raw({});
  /** Waits for a yes. */
  deletion: FoundDeletion | undefined = $state.raw();

  readonly #call: Call;
  readonly #works: Works;
  readonly #back: BarAction = { label: "memory-undo", run: () => void this.undo() };
  #missed = false;
  #counting: ReturnType<typeof setTimeout> | undefined;
  #countsAt = Infinity;

  constructor(caller: Call = call, on: Works = works, steps: Steps = windowSteps) {
    this.#call = caller;
    this.#works = on;
    this.shelf = new Shelf(caller);
    this.list = new UnitList(caller);
    this.steps = steps;
    this.groups = new Groups(this.steps, caller, on);
    const shown = {
      mended: (mended: UnitMended) => this.#mended(mended),
      replace: (unit: UnitView) => (this.list.replace(unit), this.groups.replace(unit)),
      refresh: () => this.refresh(),
    };
    this.edits = new UnitEdits(shown, this.steps, caller);
  }

  /** Whether all memories are shown together. */
  get all(): boolean {
    return this.shelf.chosen === ALL;
  }

  writable(unit: UnitView): boolean {
    return canWrite(this.shelf.memories.find((memory) => memory.memory === unit.memory));
  }

  /** Shows another memory, once what is being edited is kept. */
  async choose(memory: string): Promise<void> {
    if (this.shelf.chosen === memory || !(await this.edits.keep())) return;
    this.shelf.chosen = memory;
  }

  /** The chosen memory, from its top. */
  open(): void {
    const { chosen } = this.shelf;
    this.edits.drop();
    this.view = "units";
    this.facets = undefined;
    this.counts = {};
    if (chosen === undefined || this.shelf.current?.error) return this.list.rows.clear();
    this.list.show(chosen === ALL ? null : chosen);
    this.#countSoon(COUNT_FIRST_MS);
  }

  async showGroups(kind: GroupKind): Promise<void> {
    const { memory } = this.list;
    if (memory === null || !(await this.edits.keep())) return;
    this.view = kind;
    this.groups.show(memory, kind);
  }

  showUnits(): void {
    this.view = "units";
    this.list.rows.refresh();
  }

  /** Asks for what is in sight once more. */
  refresh(): void {
    this.list.rows.refresh();
    this.groups.rows.refresh();
    this.#countSoon();
  }

  hear(event: ProgramEvent): void {
    if (event.event !== "memory-changed") return;
    this.#countSoon(this.shelf.units === 0 ? COUNT_FIRST_MS : COUNT_AFTER_MS);
    if (this.edits.expects(event.memory)) return;
    if (this.list.memory !== null && event.memory !== this.list.memory) return;
    if (this.edits.unit === undefined) this.refresh();
    else this.#missed = true;
  }

  /** After an edit: what changed meanwhile would have moved the row from under the hands. */
  catchUp(): void {
    if (!this.#missed || this.edits.unit !== undefined) return;
    this.#missed = false;
    this.refresh();
  }

  /** Deletes what is chosen: a row or some at once, all that is found after a yes. */
  async remove(): Promise<void> {
    await this.#saying(async () => {
      if (this.selection.all) return this.#askAll();
      const [first, last] = this.selection.range;
      if (last - first >= MOST_AT_ONCE) return bar.note("memory-too-many-chosen", { count: MOST_AT_ONCE });
      const units = (await this.list.rows.range(first, last)).filter((unit) => this.writable(unit));
      const gone = units.length === 0 ? 0 : await this.edits.remove(units);
      this.selection.go(first);
      if (gone > 0) this.#gone(gone);
    });
  }

  async removeOne(unit: UnitView): Promise<void> {
    await this.#saying(async () => {
      if ((await this.edits.remove([unit])) > 0) this.#gone(1);
    });
  }

  async removeFound(): Promise<void> {
    const { deletion } = this;
    const asked = this.list.rows.answered;
    this.deletion = undefined;
    if (!deletion || !asked) return;
    const { memory, token } = deletion;
    await this.#saying(async () => {
      const what = { kind: "delete", memory, names: [this.shelf.nameOf(memory)] } as const;
      const { done } = await this.#works.follow(what, "task-operated", () =>
        this.#call("found_delete", { memory, filter: asked.filter, token }),
      );
      this.selection.go(0);
      this.refresh();
      const step = this.steps.did(memory, done);
      if (step) this.#gone(step.operation.units);
    });
  }

  async settle(unit: UnitView): Promise<void> {
    await this.#saying(async () => {
      const kind = this.groups.rows.answered?.kind ?? "contradictions";
      const step = await this.groups.settle(unit, this.shelf.nameOf(unit.memory));
      this.#countSoon();
      if (step) this.#done(kind === "duplicates" ? "memory-merged" : "memory-resolved", step);
    });
  }

  async mergeAll(): Promise<void> {
    const { current } = this.shelf;
    if (!current) return;
    await this.#saying(async () => {
      const step = await this.groups.mergeAll(current.memory, current.name);
      this.refresh();
      if (step) this.#done("memory-merged", step);
    });
  }

  /** Copies a side's words; its tags mean nothing elsewhere. */
  async copy(unit: UnitView, side: "source" | "target"): Promise<void> {
    const copied = await copyText(plainText(unit[side]));
    if (copied) announcer.say(t(`memory-copied-${side}`));
    else bar.note("memory-not-copied");
  }

  async undo(): Promise<void> {
    await this.#saying(async () => {
      const back = await this.steps.undo();
      if (back) this.tookBack(back);
    });
  }

  async redo(): Promise<void> {
    await this.#saying(async () => {
      const again = await this.steps.redo();
      if (again) this.didAgain(again);
      else bar.note("memory-nothing-to-redo");
    });
  }

  /** Says what was taken back, and shows it. */
  tookBack({ step, undone }: TakenBack): void {
    this.refresh();
    const { units, kept } = undone;
    const again = undone.operation?.redoable
      ? {
          label: "memory-redo",
          run: () => void this.#saying(async () => this.didAgain(await this.steps.doAgain(step))),
        }
      : undefined;
    if (units === 0) return bar.note("memory-undone-nothing");
    this.#toldBack(t(`memory-undone-${step.operation.kind}`, { units }), kept, again);
  }

  /** Says what was done again, and shows it. */
  didAgain({ step, undone }: TakenBack): void {
    this.refresh();
    const { units, kept } = undone;
    if (units === 0) return bar.note(kept > 0 ? "memory-redone-nothing" : "memory-redo-ended");
    this.#toldBack(t(`memory-redone-${step.operation.kind}`, { units }), kept, this.#back);
  }

  #toldBack(said: string, kept: number, action: BarAction | undefined): void {
    if (kept === 0) bar.note("memory-told", { said }, action);
    else bar.note("memory-undone-kept", { said, kept }, action);
  }

  /** Says what else has the source that a unit has now. */
  #mended({ unit, duplicates, contradictions }: UnitMended): void {
    if (duplicates > 0) {
      const merge = { label: "groups-merge", run: () => void this.#merge(unit) };
      bar.note("memory-source-duplicates", { count: duplicates }, merge);
    } else if (contradictions > 0) {
      const show = { label: "memory-menu-same", run: () => this.showSame(unit) };
      bar.note("memory-source-contradictions", { count: contradictions }, show);
    }
  }

  /** Narrows the list to the units with the source of one. */
  showSame(unit: UnitView): void {
    this.list.question.clear();
    this.list.question.words = `"${plainText(unit.source)}"`;
    this.list.ask();
  }

  async #merge({ memory, unit }: UnitView): Promise<void> {
    await this.#saying(async () => {
      const step = this.steps.did(memory, await this.#call("duplicates_merge", { memory, unit }));
      this.refresh();
      if (step) this.#done("memory-merged", step);
    });
  }

  async #askAll(): Promise<void> {
    const { memory, rows } = this.list;
    const asked = rows.answered;
    if (memory === null) return bar.note("memory-delete-in-one");
    if (!asked || !canWrite(this.shelf.current)) return;
    this.deletion = { memory, ...(await this.#call("found_count", { memory, filter: asked.filter })) };
  }

  #gone(units: number): void {
    bar.note("memory-deleted", { units }, this.#back);
  }

  #done(message: string, { operation }: Step): void {
    bar.note(message, { units: operation.units }, this.#back);
  }

  async #saying(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      bar.fail(error);
    }
  }

  /** A count that is due sooner stays, or changes that keep coming, as the words of an import do, would put it off. */
  #countSoon(after = COUNT_AFTER_MS): void {
    const at = performance.now() + after;
    if (this.#countsAt <= at) return;
    clearTimeout(this.#counting);
    this.#countsAt = at;
    this.#counting = setTimeout(() => void this.#count(), after);
  }

  /** What stands beside the list follows it; in a large memory it takes a while, and the list goes first. */
  async #count(): Promise<void> {
    this.#countsAt = Infinity;
    const { memory } = this.list;
    const { chosen } = this.shelf;
    void this.shelf.load();
    const facets = await this.#quietly(() => this.#call("memory_facets", { memory }));
    if (chosen === this.shelf.chosen && facets) this.facets = facets;
    for (const kind of ["contradictions", "duplicates"] as const) {
      if (memory === null || chosen !== this.shelf.chosen) return;
      if (!this.list.rows.ready) return this.#countSoon();
      const found = await this.#quietly(() => this.#call(kind, { memory, offset: 0, limit: 1 }));
      if (chosen === this.shelf.chosen && found) this.counts = { ...this.counts, [kind]: found.total };
    }
  }

  /** That something could not be counted is told where it is used. */
  async #quietly<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await work();
    } catch {
      return undefined;
    }
  }
}
