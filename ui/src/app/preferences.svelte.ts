// The settings as the window uses them: saved through the program, applied to the page at once.
import { call, type Call } from "../api/call";
import type { Settings, Start, Theme } from "../api/contract.gen";
import { locale } from "../i18n";

const DEFAULTS: Settings = {
  ui_language: null,
  theme: "system",
  text_size: 16,
  author: "",
  source_language: "nl",
  target_language: "en-GB",
  minimum_score: 70,
  repair: true,
  hints_seen: false,
  backup_daily: true,
  backup_folder: "",
};

export class Preferences {
  current: Settings = $state.raw(DEFAULTS);
  #system: readonly string[] = [];
  #call: Call;
  #saving: Promise<unknown> = Promise.resolve();

  constructor(caller: Call = call) {
    this.#call = caller;
  }

  load(start: Start): void {
    this.current = start.settings;
    this.#system = start.system_languages;
    this.#apply();
  }

  /** Applies at once and saves; what was there comes back if it cannot be saved. Rejects with an `AppError`. */
  async save(change: Partial<Settings>): Promise<void> {
    const before = this.current;
    this.current = { ...before, ...change };
    this.#apply();
    const wanted = this.current;
    const saving = this.#saving.then(() => this.#call("settings_save", wanted));
    this.#saving = saving.catch(() => undefined);
    try {
      const saved = await saving;
      if (this.current === wanted) this.current = saved;
    } catch (error) {
      if (this.current === wanted) this.current = before;
      this.#apply();
      throw error;
    }
  }

  #apply(): void {
    locale.choose(this.current.ui_language, this.#system);
    if (typeof document === "undefined") return;
    document.documentElement.style.setProperty("--text-size", `${String(this.current.text_size)}px`);
    document.documentElement.dataset["theme"] = shownTheme(this.current.theme);
  }

  /** Follows the system while the settings say so; the answer stops it. */
  followSystem(): () => void {
    const queries = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"].map((query) => matchMedia(query));
    const apply = () => this.#apply();
    queries.forEach((query) => query.addEventListener("change", apply));
    return () => queries.forEach((query) => query.removeEventListener("change", apply));
  }
}

/** The set of colours for a wish. */
export function shownTheme(
  theme: Theme,
  matches = (query: string) => matchMedia(query).matches,
): "light" | "dark" | "contrast" {
  if (theme !== "system") return theme;
  if (matches("(prefers-contrast: more)")) return "contrast";
  return matches("(prefers-color-scheme: dark)") ? "dark" : "light";
}

export const preferences = new Preferences();
