// Why a line was left out of an import, in the reader's language.
import type { SkippedUnit } from "../api/contract.gen";
import { has, t } from "../i18n";

export function whyLeftOut({ code, args, reason }: SkippedUnit): string {
  const id = `left-out-${code}`;
  return has(id) ? t(id, args) : reason;
}
