// Changing units in place, and taking it back: every edit leaves what undoes it.
import { call, type Call } from "../api/call";
import type { AppError, UnitView } from "../api/contract.gen";
import { appError } from "../host";
import type { UnitList } from "./unit-list.svelte";

interface Edit {
  /** Message id of what was done. */
  readonly what: "memory-undone-edit" | "memory-undone-delete";
  undo(): Promise<void>;
}

export class UnitEdits {
  /** The unit that is being edited, and its text as it stands in the field. */
  editing: number | undefined = $state();
  text = $state("");
  error: AppError | undefined = $state.raw();
  saving = $state(false);
  #done: readonly Edit[] = $state.raw([]);

  readonly #list: UnitList;
  readonly #call: Call;

  constructor(list: UnitList, caller: Call = call) {
    this.#list = list;
    this.#call = caller;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  begin(unit: UnitView): void {
    this.editing = unit.unit;
    this.text = unit.target;
    this.error = undefined;
  }

  drop(): void {
    this.editing = undefined;
    this.error = undefined;
  }

  /** Stores the text; the field stays open where the program refuses it. */
  async save(unit: UnitView): Promise<boolean> {
    if (this.saving) return false;
    if (this.text === unit.target) {
      this.drop();
      return true;
    }
    this.saving = true;
    const memory = this.#list.memory;
    try {
      await this.#write(memory, unit.unit, this.text);
      this.#push({ what: "memory-undone-edit", undo: () => this.#write(memory, unit.unit, unit.target) });
      this.drop();
      return true;
    } catch (error) {
      this.error = appError(error);
      return false;
    } finally {
      this.saving = false;
    }
  }

  /** Rejects with an `AppError`. */
  async remove(unit: UnitView): Promise<void> {
    const request = { memory: this.#list.memory, units: [unit.unit] };
    await this.#call("unit_delete", request);
    if (this.editing === unit.unit) this.drop();
    this.#push({ what: "memory-undone-delete", undo: async () => void (await this.#call("unit_restore", request)) });
    this.#list.refresh();
  }

  /** Takes the last edit back; answers what it was. Rejects with an `AppError`, and the edit can be tried again. */
  async undo(): Promise<Edit["what"] | undefined> {
    const last = this.#done.at(-1);
    if (!last) return undefined;
    this.#done = this.#done.slice(0, -1);
    try {
      await last.undo();
    } catch (error) {
      this.#done = [...this.#done, last];
      throw error;
    }
    this.#list.refresh();
    return last.what;
  }

  #push(edit: Edit): void {
    this.#done = [...this.#done, edit];
  }

  async #write(memory: string, unit: number, target: string): Promise<void> {
    const changed = await this.#call("unit_update", { memory, unit, target });
    if (memory === this.#list.memory) this.#list.replace(changed);
  }
}
