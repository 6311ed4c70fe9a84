// Notices as they are told: those of one kind once, and the particulars of all of them together.
import type { NoticeView } from "../api/contract.gen";
import { has } from "../i18n";

/** What is said of all notices of a kind. */
export interface Told {
  /** The message. */
  readonly id: string;
  readonly args: { readonly count: number; readonly detail: string };
}

/** In the order in which each kind came first. A kind without words is told by its particulars. */
export function told(notices: readonly NoticeView[]): Told[] {
  const kinds = new Map<string, Told>();
  for (const { code, detail } of notices) {
    const id = wordsFor(code);
    const shown = id === undefined ? detail || code : "";
    const kind = id ?? `${code}: ${shown}`;
    const count = (kinds.get(kind)?.args.count ?? 0) + 1;
    kinds.set(kind, { id: id ?? "notice-other", args: { count, detail: shown } });
  }
  return [...kinds.values()];
}

/** What the words leave out, in the program's English. */
export function particulars(notices: readonly NoticeView[]): string[] {
  const more = notices.filter(({ code }) => wordsFor(code) !== undefined && !SAYS_ALL.has(code));
  return more.map(({ detail }) => detail).filter((detail) => detail !== "");
}

function wordsFor(code: string): string | undefined {
  const id = `notice-${code}`;
  return has(id) ? id : undefined;
}

/** Kinds whose particulars would say the same again. */
const SAYS_ALL = new Set(["no-text"]);
