// A list of names in a sentence, which stays a sentence however many there are.
import { locale, t } from "../i18n";

const SHOWN = 5;

/** Such as "Dutch, English and German"; of many the first ones, and how many more. */
export function someNames(names: readonly string[]): string {
  // One more is named, for "and 1 more" is as long as a name.
  if (names.length <= SHOWN + 1) return new Intl.ListFormat(locale.regional).format(names);
  return t("rules-names-more", { names: names.slice(0, SHOWN).join(", "), more: names.length - SHOWN });
}
