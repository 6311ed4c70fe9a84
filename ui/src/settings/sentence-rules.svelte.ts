// The rules that cut sentences: looking at them, taking those of a file, going back. They are kept by the program.
import { call, type Call } from "../api/call";
import type { AppError, SentenceRules } from "../api/contract.gen";
import { appError } from "../host";

export class RulesChoice {
  /** What holds; undefined until the program told. */
  rules: SentenceRules | undefined = $state.raw();
  error: AppError | undefined = $state.raw();
  working = $state(false);

  readonly #call: Call;

  constructor(caller: Call = call) {
    this.#call = caller;
  }

  /** Whether the rules are a file of the person's. */
  get own(): boolean {
    return typeof this.rules?.name === "string";
  }

  load(): Promise<boolean> {
    return this.#attempt(() => this.#call("rules_look", {}));
  }

  /** Asks for a file and takes its rules. What was there stays in force where the file holds none. */
  choose(): Promise<boolean> {
    return this.#attempt(async () => {
      const { path } = await this.#call("pick_rules", {});
      return path === null ? undefined : this.#call("rules_use", { path });
    });
  }

  /** Back to the program's own. */
  drop(): Promise<boolean> {
    return this.#attempt(() => this.#call("rules_drop", {}));
  }

  /** True where other rules came; a file dialog that was left changes nothing, nor the error that was shown. */
  async #attempt(work: () => Promise<SentenceRules | undefined>): Promise<boolean> {
    if (this.working) return false;
    this.working = true;
    try {
      const rules = await work();
      if (!rules) return false;
      this.rules = rules;
      this.error = undefined;
      return true;
    } catch (error) {
      this.error = appError(error);
      return false;
    } finally {
      this.working = false;
    }
  }
}
