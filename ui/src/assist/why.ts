// Why a match scores as it does, in words.
import type { MatchView } from "../api/contract.gen";
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
