// An error in words for a person. Reads the language of the window, so call it in a template or a `$derived`.
import type { AppError } from "../api/contract.gen";
import { t } from "../i18n";
import { fileName } from "../parts/paths";
import { TABLE, type Presentation } from "./table";

export interface Shown extends Presentation {
  readonly title: string;
  readonly hint: string;
}

/** What an error message may name; a name that the error lacks is said in a general word, a number is left out. */
function named(error: AppError): Record<string, string> {
  const given = error.args;
  return {
    count: "",
    first: "none",
    version: "",
    language: "",
    kind: "other",
    why: error.message,
    ...given,
    file: fileName(given["path"] ?? given["file"] ?? "") || t("error-nameless-file"),
    name: given["name"] ?? t("error-nameless-memory"),
    writer: given["writer"] ?? t("error-nameless-writer"),
    host: given["host"] ?? t("error-nameless-host"),
    reason: error.message,
  };
}

export function present(error: AppError): Shown {
  const code = error.code in TABLE ? error.code : "internal";
  const args = named(error);
  return { ...TABLE[code], title: t(`error-${code}`, args), hint: t(`error-${code}-hint`, args) };
}
