// Languages by name in the language of the window, and the list that a target is mostly chosen from.
import { locale } from "../i18n";

/** Offered without typing a tag; any registered language can be typed. */
export const COMMON: readonly string[] = (
  "en-GB en-US fr de es it pt pt-BR pl ru uk ar tr fa ku so ti am sw zh-Hans zh-Hant ja ko vi th id ms hi bn ur pa ta ne my fil " +
  "cs sk hu ro bg el sr hr bs sq mk sl lt lv et fi sv nb da is ga cy eu ca gl fy lb af he ka hy az kk uz ha yo ig zu mg pap srn nl nl-BE"
).split(" ");

const cache = new Map<string, Intl.DisplayNames>();

function names(language: string): Intl.DisplayNames {
  let known = cache.get(language);
  if (!known) {
    known = new Intl.DisplayNames([language], {
      type: "language",
      style: "short",
      languageDisplay: "standard",
      fallback: "code",
    });
    cache.set(language, known);
  }
  return known;
}

/** Such as "Engels (VK)"; the tag itself where nobody has a name for it. */
export function languageName(tag: string, shownIn = locale.current): string {
  try {
    const name = names(shownIn).of(tag) ?? tag;
    return name === tag ? tag : capital(name, shownIn);
  } catch {
    return tag;
  }
}

const RIGHT_TO_LEFT_SCRIPTS = /-(Adlm|Arab|Hebr|Nkoo|Rohg|Syrc|Thaa)\b/i;
const RIGHT_TO_LEFT = /^(ar|arc|azb|ckb|dv|fa|glk|he|ks|mzn|nqo|pnb|prs|ps|sd|syr|ug|ur|yi)\b/i;

/** Which way a language is written; a script in the tag decides before the language does. */
export function directionOf(tag: string): "ltr" | "rtl" {
  if (/-[a-z]{4}\b/i.test(tag)) return RIGHT_TO_LEFT_SCRIPTS.test(tag) ? "rtl" : "ltr";
  return RIGHT_TO_LEFT.test(tag) ? "rtl" : "ltr";
}

/** Such as "EN-GB": how the two languages of a job are shown where room is short. */
export function shortTag(tag: string): string {
  return tag.toUpperCase();
}

export interface LanguageOption {
  readonly tag: string;
  readonly name: string;
}

/** The common languages by name, those first that were used before. */
export function languageOptions(first: readonly string[] = []): LanguageOption[] {
  const option = (tag: string) => ({ tag, name: languageName(tag) });
  const rest = COMMON.filter((tag) => !first.includes(tag)).map(option);
  const order = new Intl.Collator(locale.current);
  return [...first.map(option), ...rest.sort((a, b) => order.compare(a.name, b.name))];
}

/**
 * Those that a typed text may mean: by name, in one's own language, or by tag. A tag that is typed comes before names that
 * merely contain it, as `nds` is in "Nederlands".
 */
export function matching(options: readonly LanguageOption[], typed: string): LanguageOption[] {
  const wanted = fold(typed.trim());
  if (wanted === "") return [...options];
  const tag = canonical(typed.trim());
  const own =
    tag === undefined || options.some((option) => option.tag === tag) || languageName(tag) === tag ? [] : [tag];
  const rank = (option: LanguageOption) => {
    const words = [option.name, option.tag, languageName(option.tag, option.tag), languageName(option.tag, "en")].map(
      fold,
    );
    if (words.some((word) => word === wanted)) return 0;
    if (words.some((word) => word.startsWith(wanted))) return 1;
    return words.some((word) => word.includes(wanted)) ? 3 : 4;
  };
  const ranked = options.map((option) => ({ option, rank: rank(option) })).filter((found) => found.rank < 4);
  const typedTags = own.map((typedTag) => ({ option: { tag: typedTag, name: languageName(typedTag) }, rank: 2 }));
  return [...ranked, ...typedTags].sort((a, b) => a.rank - b.rank).map((found) => found.option);
}

/** A tag as it is usually written, where it has the shape of one; the program knows whether it is registered. */
export function canonical(typed: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(typed)[0];
  } catch {
    return undefined;
  }
}

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function capital(name: string, language: string): string {
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
