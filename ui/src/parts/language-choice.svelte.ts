// A field for a language: typed by name or by tag, chosen from a list, checked by the program before it counts.
import { call, type Call } from "../api/call";
import type { AppError } from "../api/contract.gen";
import { appError } from "../host";
import { languageName, languageOptions, matching, type LanguageOption } from "./languages";

export class LanguageChoice {
  /** The language that counts. */
  tag = $state("");
  /** What stands in the field while it is typed; undefined shows the name. */
  typed: string | undefined = $state();
  open = $state(false);
  active = $state(0);
  error: AppError | undefined = $state.raw();

  readonly #first: readonly string[];
  readonly #changed: (tag: string) => void;
  readonly #call: Call;
  #asked = 0;

  constructor(tag: string, changed: (tag: string) => void, first: readonly string[] = [], caller: Call = call) {
    this.tag = tag;
    this.#changed = changed;
    this.#first = first;
    this.#call = caller;
  }

  readonly all = $derived.by(() => languageOptions(this.#first));
  /** The list as it is shown: what matches, and the tag as typed where it has the shape of one. */
  readonly options: readonly LanguageOption[] = $derived.by(() => matching(this.all, this.typed ?? ""));

  get text(): string {
    return this.typed ?? languageName(this.tag);
  }

  show(): void {
    this.open = true;
    this.active = Math.max(
      0,
      this.options.findIndex((option) => option.tag === this.tag),
    );
  }

  type(text: string): void {
    this.typed = text;
    this.open = true;
    this.active = 0;
    this.error = undefined;
  }

  step(by: number): void {
    if (!this.open) return this.show();
    const count = this.options.length;
    if (count > 0) this.active = (this.active + by + count) % count;
  }

  /** Takes the marked line, or else what was typed. */
  async take(option = this.options[this.active]): Promise<void> {
    this.open = false;
    if (option) return this.#check(option.tag);
    if ((this.typed ?? "").trim() !== "") await this.#check((this.typed ?? "").trim());
  }

  /** The field was left: a name that was only half typed counts when it means one language, a tag is checked. */
  async leave(): Promise<void> {
    this.open = false;
    const typed = this.typed?.trim();
    if (typed === undefined) return;
    if (typed === "") this.typed = undefined;
    else await this.take(this.options[0]);
  }

  /** Back to the language that counts. */
  drop(): void {
    this.open = false;
    this.typed = undefined;
    this.error = undefined;
  }

  async #check(tag: string): Promise<void> {
    const asked = ++this.#asked;
    try {
      const known = await this.#call("language_check", { tag });
      if (asked !== this.#asked) return;
      this.typed = undefined;
      this.error = undefined;
      if (known.tag === this.tag) return;
      this.tag = known.tag;
      this.#changed(known.tag);
    } catch (error) {
      if (asked === this.#asked) this.error = appError(error);
    }
  }
}
