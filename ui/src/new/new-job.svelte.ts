// A release on its way to becoming a job: the two languages, what the memories know of it, and the start.
import { call, type Call } from "../api/call";
import type { AppError, DocumentInfo, JobView, MatchCounts } from "../api/contract.gen";
import { appError } from "../host";
import { LanguageChoice } from "../parts/language-choice.svelte";

export interface Before {
  readonly target: string;
  readonly used: readonly string[];
}

export class NewJob {
  readonly info: DocumentInfo;
  readonly from: LanguageChoice;
  readonly to: LanguageChoice;
  prefill = $state(true);
  counts: MatchCounts | undefined = $state.raw();
  countsError: AppError | undefined = $state.raw();
  starting = $state(false);
  error: AppError | undefined = $state.raw();

  readonly #call: Call;
  #asked = 0;

  constructor(info: DocumentInfo, before: Before, caller: Call = call) {
    this.info = info;
    this.#call = caller;
    const recount = () => void this.count();
    this.from = new LanguageChoice(info.from, recount, [info.from], caller);
    this.to = new LanguageChoice(before.target, recount, before.used, caller);
  }

  /** Into its own language nothing is translated. */
  get same(): boolean {
    return this.from.tag === this.to.tag;
  }

  get ready(): boolean {
    return !this.same && !this.starting && !this.from.error && !this.to.error;
  }

  /** Asks what the memories know; an answer to an older question is dropped. */
  async count(): Promise<void> {
    const asked = ++this.#asked;
    this.error = undefined;
    try {
      const request = { document: this.info.document, from: this.from.tag, to: this.to.tag };
      const counts = await this.#call("document_matches", request);
      if (asked !== this.#asked) return;
      this.counts = counts;
      this.countsError = undefined;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.counts = undefined;
      this.countsError = appError(error);
    }
  }

  /** Starts the job; undefined where it could not, and `error` says why. */
  async start(): Promise<JobView | undefined> {
    await Promise.all([this.from.leave(), this.to.leave()]);
    if (!this.ready) return undefined;
    this.starting = true;
    this.error = undefined;
    try {
      const { document } = this.info;
      return await this.#call("job_create", { document, from: this.from.tag, to: this.to.tag, prefill: this.prefill });
    } catch (error) {
      this.error = appError(error);
      return undefined;
    } finally {
      this.starting = false;
    }
  }
}
