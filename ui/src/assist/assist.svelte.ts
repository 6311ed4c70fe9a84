// What stands beside the text: the memories' matches and the machine's answer for the active segment, in one numbered list.
// An answer belongs to the segment that asked; a late one is kept for it and never shown elsewhere.
import type { AppError, EndpointInfo, MachineAnswer, MatchView } from "../api/contract.gen";
import type { JobController } from "../editor/job-controller.svelte";
import { appError } from "../host/failure";
import { Lru } from "../editor/lru";
import type { Call } from "../api/call";
import type { Replaced } from "../editor/replaced";
import { FragmentFinder, insertWords } from "./fragments.svelte";
import { MatchCache } from "./match-cache";
import { OVERTAKEN } from "./turns";

/** What the machine has to say to a segment. */
export type Machine =
  | { readonly state: "asking"; readonly endpoint: string; readonly since: number }
  | { readonly state: "answered"; readonly answer: MachineAnswer }
  | { readonly state: "failed"; readonly error: AppError }
  | { readonly state: "none-configured" };

/** A target that can be taken with one key. */
export interface Proposal {
  readonly target: string;
  readonly origin: string;
  readonly tagsGuessed: boolean;
  readonly replaced: readonly Replaced[];
}

export class AssistController {
  tab: "matches" | "search" = $state("matches");
  matches: readonly MatchView[] = $state.raw([]);
  state: "loading" | "ready" | "failed" = $state("loading");
  error: AppError | undefined = $state.raw();
  machine: Machine | undefined = $state.raw();
  /** Set while the person is asked whether this job may use an endpoint. */
  consent: readonly EndpointInfo[] | undefined = $state.raw();

  /** What the memories hold of parts of the segment, where they hold nothing like the whole. */
  readonly fragments: FragmentFinder;

  readonly #editor: JobController;
  readonly #call: Call;
  readonly #cache: MatchCache;
  readonly #answers = new Lru<number, Machine>(50);
  #segment: number | undefined;

  constructor(editor: JobController, call: Call) {
    this.#editor = editor;
    this.#call = call;
    this.#cache = new MatchCache((segment, ahead) => call("segment_matches", { job: editor.job.job, segment, ahead }));
    this.fragments = new FragmentFinder(editor.job.job, call);
  }

  /** Everything that a number takes, in the order in which it is shown. */
  get proposals(): readonly Proposal[] {
    const fromMemory = this.matches.map((match) => ({
      target: match.repaired?.target ?? match.target,
      origin: String(match.score),
      tagsGuessed: (match.repaired?.placed_tags ?? 0) > 0,
      replaced: match.repaired?.replaced ?? [],
    }));
    const told = this.fragments.told.map((target) => ({ target, origin: "typed", tagsGuessed: false, replaced: [] }));
    const known = [...fromMemory, ...told];
    if (this.machine?.state !== "answered") return known;
    const { target, tags_guessed } = this.machine.answer;
    return [...known, { target, origin: "mt", tagsGuessed: tags_guessed, replaced: [] }];
  }

  entered(segment: number, ahead: readonly number[]): void {
    this.#segment = segment;
    this.machine = this.#answers.get(segment);
    this.error = undefined;
    const known = this.#cache.peek(segment);
    this.matches = known?.matches ?? [];
    this.state = known ? "ready" : "loading";
    this.fragments.hide();
    void this.#load(segment, ahead);
  }

  /** A memory has changed: what is shown may stay until the new answer is there. */
  memoryChanged(): void {
    this.#cache.invalidate();
    this.fragments.forget();
    const segment = this.#segment;
    if (segment === undefined) return;
    const ahead = this.#editor.rows.nextOpen(segment, 3).map((row) => row.id);
    void this.#load(segment, ahead);
  }

  insert(number: number): void {
    const words = this.fragments.told[number - 1 - this.matches.length];
    if (words !== undefined) return this.#insertWords(words);
    const proposal = this.proposals[number - 1];
    if (proposal) this.#editor.setTarget(proposal.target, proposal.origin, proposal);
  }

  /** Takes a match as the memory has it, with nothing replaced. */
  insertPlain(number: number): void {
    const match = this.matches[number - 1];
    if (match) this.#editor.setTarget(match.target, String(match.score));
  }

  /** Asks the machine for the active segment; first the person, if this job has no consent yet. */
  async askMachine(): Promise<void> {
    const segment = this.#segment;
    if (segment === undefined || this.#editor.readOnly) return;
    this.tab = "matches";
    const endpoint = this.#editor.machine.endpoint;
    if (endpoint !== null) return this.#translate(segment, endpoint);
    try {
      const { endpoints } = await this.#call("endpoint_list", {});
      if (endpoints.length === 0) this.#put(segment, { state: "none-configured" });
      else this.consent = endpoints;
    } catch (error) {
      this.#put(segment, { state: "failed", error: appError(error) });
    }
  }

  /** The person allows this endpoint for this job, and the question that led here is asked. */
  async allow(endpoint: string): Promise<void> {
    this.consent = undefined;
    try {
      await this.#editor.allow(endpoint, this.#editor.machine.embargo);
    } catch (error) {
      this.#editor.fail(error);
      return;
    }
    if (this.#segment !== undefined) await this.#translate(this.#segment, endpoint);
  }

  refuse(): void {
    this.consent = undefined;
  }

  /** A part of the sentence goes where the caret is; the rest of the target stays. */
  #insertWords(words: string): void {
    this.#editor.run(insertWords(words));
    this.#editor.focus();
  }

  /** What comes next is asked about when this answer is there and nobody has gone on meanwhile. */
  async #load(segment: number, ahead: readonly number[]): Promise<void> {
    try {
      const answer = await this.#cache.get(segment);
      if (segment !== this.#segment) return;
      this.matches = answer.matches;
      this.state = "ready";
      if (answer.matches.length === 0) void this.fragments.find(segment);
      else this.fragments.hide();
      void this.#cache.prefetch(ahead);
    } catch (error) {
      if (segment !== this.#segment || appError(error).code === OVERTAKEN) return;
      this.error = appError(error);
      this.state = "failed";
    }
  }

  async #translate(segment: number, endpoint: string): Promise<void> {
    this.#put(segment, { state: "asking", endpoint, since: Date.now() });
    try {
      // Not in the order of the writing commands: a slow machine must not hold up what is typed.
      await this.#editor.flush();
      const answer = await this.#call("segment_machine", { job: this.#editor.job.job, segment });
      this.#put(segment, { state: "answered", answer });
      if (segment === this.#segment)
        this.#editor.say({ id: "editor-machine-answered", args: { number: this.proposals.length } });
    } catch (error) {
      this.#put(segment, { state: "failed", error: appError(error) });
    }
  }

  #put(segment: number, machine: Machine): void {
    this.#answers.set(segment, machine);
    if (segment === this.#segment) this.machine = machine;
  }
}
