// The formats of releases, as people call them.
import { has, t } from "../i18n";

/** Such as "Word"; the technical name of a format that has no words yet. */
export function formatName(format: string): string {
  const id = `format-${format}`;
  return has(id) ? t(id) : format;
}

/** Whether the encoding of a file in this format is the person's business: what is inside a packed file is not. */
export function hasEncoding(format: string): boolean {
  return format !== "docx";
}
