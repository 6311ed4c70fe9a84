// How things of the editor are called in the language of the window: tags, times, failures.
import type { AppError } from "../api/contract.gen";
import { present } from "../errors/present";
import { has, locale, t } from "../i18n";
import type { TagAttrs } from "./schema";

/** A tag as it is read aloud. */
export function tagName(tag: TagAttrs): string {
  const kind = has(`tag-kind-${tag.kind}`) ? t(`tag-kind-${tag.kind}`) : t("tag-kind-other");
  return t(`tag-${tag.half}`, { kind, label: tag.label === "" ? "" : `: ${tag.label}` });
}

/** A time of day to the second. */
export function clock(at: string): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime())
    ? ""
    : time.toLocaleTimeString(locale.regional, { timeStyle: "medium", hourCycle: "h23" });
}

/** A day as it is written beside a match: with the year only when it is another. */
export function day(at: string, now = new Date()): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return "";
  const year = date.getFullYear() === now.getFullYear() ? {} : ({ year: "numeric" } as const);
  return date.toLocaleDateString(locale.regional, { day: "numeric", month: "long", ...year });
}

/** What the operation was, for undo. */
export function operationName(what: string): string {
  const id = what.startsWith("operation-") ? what : `operation-${what}`;
  return t(has(id) ? id : "operation-other");
}

/** A failure in a sentence or two. */
export function failureText(error: AppError): string {
  const { title, hint } = present(error);
  return hint === "" ? title : `${title} ${hint}`;
}
