// A range of days: as two fields give it, as a filter keeps it, and as people read it. A day is written as a date field does,
// `2026-01-31`, and is one of the person's own clock.
import { locale, t } from "../i18n";

/** The first and the last day, both within; one may be left out. */
export interface DayRange {
  readonly first: string | undefined;
  readonly last: string | undefined;
}

export const EARLIEST = "1900-01-01";
export const LATEST = "2999-12-31";

/** A range as the filter keeps it, the earlier day first; undefined where there is none. */
export function rangeWritten(one: string, other: string): `${string}..${string}` | undefined {
  if (one === "" && other === "") return undefined;
  return one !== "" && other !== "" && other < one ? `${other}..${one}` : `${one}..${other}`;
}

/** Whether it is a day that there is, within reason. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < EARLIEST || text > LATEST) return false;
  const day = dayAt(text);
  return day.getMonth() + 1 === Number(text.slice(5, 7)) && day.getDate() === Number(text.slice(8));
}

/** Reads what `rangeWritten` wrote. */
export function rangeOf(text: string): DayRange | undefined {
  const found = /^([^.]*)\.\.([^.]*)$/.exec(text);
  if (!found) return undefined;
  const [, first = "", last = ""] = found;
  return { first: isDay(first) ? first : undefined, last: isDay(last) ? last : undefined };
}

/** The instant at which a day begins, or one so many days later. */
export function midnight(day: string, later = 0): string {
  return dayAt(day, later).toISOString();
}

/** "3 – 9 Nov 2026", "from 3 Nov 2026", "up to and including 9 Nov 2026". */
export function rangeSaid({ first, last }: DayRange): string {
  const format = new Intl.DateTimeFormat(locale.regional, { day: "numeric", month: "short", year: "numeric" });
  if (first && last) return format.formatRange(dayAt(first), dayAt(last));
  if (first) return t("filter-when-since", { day: format.format(dayAt(first)) });
  return last ? t("filter-when-until", { day: format.format(dayAt(last)) }) : "";
}

function dayAt(day: string, later = 0): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + later);
}
