// Numbers as people write them, in the language of the window.
import { locale } from "../i18n";

export function number(value: number, digits = 0): string {
  return new Intl.NumberFormat(locale.regional, { maximumFractionDigits: digits }).format(value);
}
