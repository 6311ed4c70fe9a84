// The language of the window. Reading it in a template makes that template follow it.
import { negotiateLanguages } from "@fluent/langneg";
import { format, knows, locales, type Args } from "./messages";

const FALLBACK = "en";

class Locale {
  current = $state(FALLBACK);
  /** The same language with the region of the system, for dates and numbers: English is not American by itself. */
  regional = $state("en-GB");

  /** Takes the wish of the settings, or else the first of the system's languages that we speak. */
  choose(wish: string | null, system: readonly string[]): void {
    const wanted = wish === null ? [...system] : [wish];
    const [best] = negotiateLanguages(wanted, [...locales], { defaultLocale: FALLBACK, strategy: "lookup" });
    this.current = best ?? FALLBACK;
    const own = system.find((tag) => tag.split("-")[0] === this.current && tag.includes("-"));
    this.regional = own ?? (this.current === "en" ? "en-GB" : this.current);
    if (typeof document !== "undefined") document.documentElement.lang = this.current;
  }
}

export const locale = new Locale();

/** The words for a message, `id` or `id.attribute`, in the language of the window. */
export function t(id: string, args?: Args): string {
  return format(locale.current, id, args) ?? format(FALLBACK, id, args) ?? missing(id);
}

/** Whether there are words for a message; for families such as `notice-...` that others may extend. */
export function has(id: string): boolean {
  return knows(FALLBACK, id);
}

function missing(id: string): string {
  if (import.meta.env.MODE === "test") throw new Error(`no message "${id}"`);
  console.error(`no message "${id}"`);
  return id;
}
