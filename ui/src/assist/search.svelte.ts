// Words looked up anywhere in the memories. Answers may overtake each other; only the one to the last question is shown.
import type { AppError, HitView, SideView } from "../api/contract.gen";
import type { Call } from "../api/call";
import { appError } from "../host/failure";

const PAUSE = 150;
const LIMIT = 50;

export class ConcordanceSearch {
  words = $state("");
  side: SideView = $state("source");
  hits: readonly HitView[] = $state.raw([]);
  /** The words that `hits` answer. */
  asked = $state("");
  error: AppError | undefined = $state.raw();

  readonly #call: Call;
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(call: Call) {
    this.#call = call;
  }

  /** Searches after a short pause in typing. */
  changed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.search(), PAUSE);
  }

  /** Searches now. */
  async search(words = this.words): Promise<void> {
    clearTimeout(this.#timer);
    this.words = words;
    this.#turn += 1;
    const turn = this.#turn;
    if (words.trim() === "") return this.#show("", []);
    try {
      const { hits } = await this.#call("concordance", { words, side: this.side, limit: LIMIT });
      if (turn === this.#turn) this.#show(words, hits);
    } catch (error) {
      if (turn === this.#turn) this.error = appError(error);
    }
  }

  #show(asked: string, hits: readonly HitView[]): void {
    this.asked = asked;
    this.hits = hits;
    this.error = undefined;
  }
}

/** Text cut at spans of characters (not of UTF-16 units), so that finds can be marked. */
export function markedParts(
  text: string,
  spans: readonly (readonly [number, number])[],
): { text: string; hit: boolean }[] {
  const characters = Array.from(text);
  const parts: { text: string; hit: boolean }[] = [];
  let from = 0;
  const push = (end: number, hit: boolean) => {
    if (end > from) parts.push({ text: characters.slice(from, end).join(""), hit });
    from = Math.max(from, end);
  };
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    push(start, false);
    push(end, true);
  }
  push(characters.length, false);
  return parts;
}
