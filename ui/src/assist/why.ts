// Why a match scores as it does, in words.
import type { LeftView, MatchView, RepairView } from "../api/contract.gen";
import type { Replaced } from "../editor/replaced";
import { t } from "../i18n";

/** Such as `two words, one number`. */
export function whyWords(match: Pick<MatchView, "score" | "why">): string {
  if (match.score >= 102) return t("why-context-both");
  if (match.score === 101) return t("why-context-one");
  if (match.score === 100) return t("why-exact");
  const reasons = match.why.map(reason).filter((words) => words !== undefined);
  return reasons.length > 0 ? reasons.join(", ") : t("why-other");
}

/** What was taken off and why, as far as the program says. */
export function penaltyWords(match: Pick<MatchView, "penalty" | "why">): string {
  const known = match.why.filter((code) => PENALTIES.has(code)).map((code) => t(`why-${code}`));
  const penalty = match.penalty;
  return known.length > 0
    ? t("assist-penalty", { penalty, reason: known.join(", ") })
    : t("assist-penalty-plain", { penalty });
}

const PENALTIES: ReadonlySet<string> = new Set(["region", "reversed"]);
const COUNTED: ReadonlySet<string> = new Set(["words", "numbers"]);
const PLAIN: ReadonlySet<string> = new Set(["case", "punctuation", "tags"]);

function reason(code: string): string | undefined {
  const [kind = "", count] = code.split(":");
  if (COUNTED.has(kind)) return t(`why-${kind}`, { count: Number(count ?? 1) });
  return PLAIN.has(kind) ? t(`why-${kind}`) : undefined;
}

/** What a repair did, and what is left of the differences. */
export function repairWords(repaired: Pick<RepairView, "full" | "left" | "replaced">): string {
  if (repaired.full) return t("assist-repair-full");
  if (repaired.left.length > 0) return t("assist-repair-left", { count: repaired.left.length });
  return repaired.replaced.length > 0 ? "" : t("assist-repair-tags");
}

/** What was replaced, for the eye that rests on it: `12 maart → 14 maart`, and what the memory has. */
export function replacedWords({ was, source_was, source_is }: Omit<Replaced, "span">): string {
  return t("assist-replaced-title", { from: source_was, to: source_is, was });
}

/** What is left of the differences, a line each: what it was and is, and why it was not replaced. */
export function leftWords(left: readonly LeftView[]): string {
  const change = ({ was, is }: LeftView) => {
    if (was === "") return `+ ${is}`;
    return is === "" ? `− ${was}` : t("assist-replaced", { was, is });
  };
  const why = ({ reason }: LeftView) => (reason === null ? "" : ` (${t(`left-${reason}`)})`);
  return left.map((part) => change(part) + why(part)).join("\n");
}
