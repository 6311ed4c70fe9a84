// Exporting: what stands in the way, where to or whether it is copied, and what was proved afterwards.
import { call, type Call } from "../api/call";
import type { AppError, ExportLook, JobCopied, JobExported, ProofView, UntranslatedView } from "../api/contract.gen";
import { appError } from "../host";

export class ExportPage {
  look: ExportLook | undefined = $state.raw();
  path = $state("");
  untranslated: UntranslatedView = $state("stop");
  /** Whether the file at `path` is there and the person has not said yet that it may go. */
  asksOverwrite = $state(false);
  working = $state(false);
  error: AppError | undefined = $state.raw();
  exported: JobExported | undefined = $state.raw();
  copied: JobCopied | undefined = $state.raw();

  readonly #job: string;
  readonly #call: Call;

  constructor(job: string, caller: Call = call) {
    this.#job = job;
    this.#call = caller;
  }

  get finished(): boolean {
    return this.look !== undefined && this.look.untranslated === 0 && this.look.unconfirmed === 0;
  }

  /** Whether the page is text, which can go back to where it was pasted from. */
  get copyable(): boolean {
    return this.look?.copyable ?? false;
  }

  /** Segments that still ask for work. */
  get open(): number {
    return this.look ? this.look.untranslated + this.look.unconfirmed : 0;
  }

  /** "Do not export" was chosen, and something is untranslated. */
  get stopped(): boolean {
    return this.look !== undefined && this.look.untranslated > 0 && this.untranslated === "stop";
  }

  async load(): Promise<void> {
    await this.#attempt(async () => {
      this.look = await this.#call("export_look", { job: this.#job });
      if (this.path === "") this.path = this.look.path;
    });
  }

  choose(untranslated: UntranslatedView): void {
    this.untranslated = untranslated;
    this.error = undefined;
  }

  /** A place that was picked in the system's dialog was confirmed there. */
  async changePath(): Promise<void> {
    await this.#attempt(async () => {
      const { path } = await this.#call("pick_save", { suggested: this.path });
      if (path === null) return;
      this.path = path;
      this.asksOverwrite = false;
      this.error = undefined;
    });
  }

  async write(overwrite = false): Promise<void> {
    if (this.stopped || this.working) return;
    this.asksOverwrite = false;
    await this.#attempt(async () => {
      const request = { job: this.#job, path: this.path, untranslated: this.untranslated, overwrite };
      this.exported = await this.#call("job_export", request);
    });
    if (this.error?.code === "export-exists") {
      this.error = undefined;
      this.asksOverwrite = true;
    }
  }

  /** Copies instead of writing. Nothing on the disk changes, so that a file that is there does not matter. */
  async copy(): Promise<void> {
    if (this.stopped || this.working || !this.copyable) return;
    this.asksOverwrite = false;
    await this.#attempt(async () => {
      this.copied = await this.#call("job_copy", { job: this.#job, untranslated: this.untranslated });
    });
  }

  async openFile(): Promise<void> {
    await this.#attempt(() => this.#call("open_in_browser", { path: this.exported?.path ?? this.path }));
  }

  async showInFolder(): Promise<void> {
    await this.#attempt(() => this.#call("show_in_folder", { path: this.exported?.path ?? this.path }));
  }

  async #attempt(work: () => Promise<unknown>): Promise<void> {
    this.working = true;
    this.error = undefined;
    try {
      await work();
    } catch (error) {
      this.error = appError(error);
    } finally {
      this.working = false;
    }
  }
}

/** How many spans of each kind a proof lists. */
export function proofCounts(proof: ProofView): {
  texts: number;
  attributes: number;
  metadata: number;
  languages: number;
} {
  const count = (kind: string) => proof.changed.filter((change) => change.kind === kind).length;
  return {
    texts: count("text"),
    attributes: count("attribute"),
    metadata: count("metadata"),
    languages: count("language"),
  };
}
