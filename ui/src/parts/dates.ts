// Moments as people say them, in the language of the window.
import { locale, t } from "../i18n";

const DAY_MS = 86_400_000;

/** "today 14:02", "yesterday", "19 November", "19 November 2025". */
export function whenSaid(moment: string, now = new Date()): string {
  const then = new Date(moment);
  if (Number.isNaN(then.getTime())) return "";
  const days = Math.round((midnight(now) - midnight(then)) / DAY_MS);
  if (days === 0)
    return t("app-today", { time: formatted(then, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }) });
  if (days === 1) return t("app-yesterday");
  const year = then.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return formatted(then, { day: "numeric", month: "long", ...(year ? { year } : {}) });
}

/** The same with the time of day, whichever day it was: "yesterday 14:02", "19 November 14:02". */
export function momentSaid(moment: string, now = new Date()): string {
  const then = new Date(moment);
  const day = whenSaid(moment, now);
  if (day === "" || Math.round((midnight(now) - midnight(then)) / DAY_MS) === 0) return day;
  return t("app-day-time", { day, time: formatted(then, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }) });
}

/** "3 Nov", with the year where it is another one. */
export function dayShort(moment: string, now = new Date()): string {
  const then = new Date(moment);
  if (Number.isNaN(then.getTime())) return "";
  const other = then.getFullYear() !== now.getFullYear();
  return formatted(then, other ? { month: "short", year: "numeric" } : { day: "numeric", month: "short" });
}

function midnight(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}

function formatted(date: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale.regional, options).format(date);
}
