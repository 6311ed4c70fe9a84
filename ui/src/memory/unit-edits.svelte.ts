// Changing units where they stand: one is edited at a time, and every change is a step that can be taken back.
import { call, type Call } from "../api/call";
import type { AppError, UnitMended, UnitView } from "../api/contract.gen";
import { plainText } from "../editor/written";
import { appError } from "../host";
import type { Steps } from "./steps.svelte";
import { isSame, type UnitKey } from "./unit-list.svelte";

/** What must follow a change. */
export interface UnitsShown {
  /** A unit has another source, and maybe others have it too. */
  mended(mended: UnitMended): void;
  replace(unit: UnitView): void;
  refresh(): void;
}

/** A side of a unit. */
export type Side = "source" | "target";

/** A text that was left without being kept. */
export interface Dropped {
  readonly unit: UnitView;
  readonly side: Side;
  readonly text: string;
}

export class UnitEdits {
  unit: UnitView | undefined = $state.raw();
  side: Side = $state("target");
  /** The side as it stands in the field, in the written form. */
  text = $state("");
  error: AppError | undefined = $state.raw();
  /** An empty side is not kept: it would help nobody. */
  empty = $state(false);
  saving = $state(false);

  /** Changes of ours that the program will tell of, as it tells of others'. */
  readonly #expected = new Map<string, number>();

  #keeping: Promise<boolean> | undefined;

  readonly #shown: UnitsShown;
  readonly #steps: Steps;
  readonly #call: Call;

  constructor(shown: UnitsShown, steps: Steps, caller: Call = call) {
    this.#shown = shown;
    this.#steps = steps;
    this.#call = caller;
  }

  isEditing(unit: UnitKey, side?: Side): boolean {
    return isSame(unit, this.unit) && (side === undefined || side === this.side);
  }

  /** Whether news of a memory is about our own last edit, which is shown already: the row stays where it is. */
  expects(memory: string): boolean {
    const expected = this.#expected.get(memory) ?? 0;
    if (expected > 0) this.#expected.set(memory, expected - 1);
    return expected > 0;
  }

  begin(unit: UnitView, side: Side = "target", text = unit[side]): void {
    this.unit = unit;
    this.side = side;
    this.typed(text);
  }

  typed(text: string): void {
    this.text = text;
    this.empty = false;
    this.error = undefined;
  }

  /** Leaves without keeping; answers what is lost by it. */
  drop(): Dropped | undefined {
    const { unit, side, text } = this;
    this.#end();
    return unit && text !== unit[side] ? { unit, side, text } : undefined;
  }

  /** Keeps the text. The field stays open where the program refuses it, and `false` is the answer. */
  async keep(): Promise<boolean> {
    const { unit, side, text } = this;
    // A key and the leaving of the field may both ask for it.
    if (this.#keeping) return this.#keeping;
    if (!unit) return true;
    if (text === unit[side]) return this.#end();
    if (plainText(text).trim() === "" && (side === "source" || text.trim() === "")) return !(this.empty = true);
    this.saving = true;
    this.#keeping = this.#write(unit, side, text).finally(() => {
      this.saving = false;
      this.#keeping = undefined;
    });
    return this.#keeping;
  }

  async #write(unit: UnitView, side: Side, text: string): Promise<boolean> {
    this.#expect(unit.memory, 1);
    try {
      const mended = await this.#send(unit, side, text);
      this.#shown.replace(mended.unit);
      if (this.unit === unit) this.#end();
      void this.#note(unit.memory);
      this.#shown.mended(mended);
      return true;
    } catch (error) {
      this.#expect(unit.memory, -1);
      this.error = appError(error);
      return false;
    }
  }

  async #send({ memory, unit }: UnitView, side: Side, text: string): Promise<UnitMended> {
    if (side === "source") return this.#call("unit_source", { memory, unit, source: text });
    const changed = await this.#call("unit_update", { memory, unit, target: text });
    return { unit: changed, duplicates: 0, contradictions: 0 };
  }

  /** Deletes units; answers how many went. Rejects with an `AppError`. */
  async remove(units: readonly UnitView[]): Promise<number> {
    if (units.some((unit) => this.isEditing(unit))) this.#end();
    let gone = 0;
    for (const memory of new Set(units.map((unit) => unit.memory))) {
      const own = units.filter((unit) => unit.memory === memory).map(({ unit }) => unit);
      const done = await this.#call("unit_delete", { memory, units: own });
      gone += this.#steps.did(memory, done)?.operation.units ?? 0;
    }
    this.#shown.refresh();
    return gone;
  }

  #expect(memory: string, by: 1 | -1): void {
    this.#expected.set(memory, Math.max(0, (this.#expected.get(memory) ?? 0) + by));
  }

  /** The text is kept already; that its step is not known only takes Ctrl+Z away. */
  async #note(memory: string): Promise<void> {
    try {
      await this.#steps.didLast(memory);
    } catch {
      // The list of changes still has it.
    }
  }

  #end(): true {
    this.unit = undefined;
    this.empty = false;
    this.error = undefined;
    return true;
  }
}
