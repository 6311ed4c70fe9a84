// Every error code, once: how bad it is and what a person can do from here. The words are `error-<code>` and
// `error-<code>-hint` in translations/.
import type { ErrorCode } from "../api/contract.gen";

/** `info` is no failure; `warning` leaves everything as it was; `error` needs care. */
export type Severity = "info" | "warning" | "error";

/** A step that a screen may offer as a button; `none` where the hint is enough. */
export type NextStep =
  "retry" | "choose-file" | "choose-place" | "machine-settings" | "allow-machine" | "go-to-open" | "overwrite" | "none";

export interface Presentation {
  readonly severity: Severity;
  readonly next: NextStep;
}

const shows = (severity: Severity, next: NextStep): Presentation => ({ severity, next });

export const TABLE: Readonly<Record<ErrorCode, Presentation>> = {
  "file-missing": shows("warning", "choose-file"),
  "file-unreadable": shows("warning", "choose-file"),
  "file-empty": shows("warning", "choose-file"),
  "not-a-document": shows("warning", "choose-file"),
  "not-rules": shows("warning", "choose-file"),
  "file-too-large": shows("warning", "choose-file"),
  "language-unknown": shows("warning", "none"),
  "job-not-a-job": shows("warning", "choose-file"),
  "job-newer": shows("warning", "none"),
  "job-damaged": shows("error", "none"),
  "job-read-only": shows("warning", "none"),
  "job-exists": shows("warning", "choose-place"),
  "job-unknown": shows("error", "none"),
  "segment-unknown": shows("error", "none"),
  "target-malformed": shows("warning", "none"),
  "memory-unknown": shows("warning", "none"),
  "memory-not-a-memory": shows("warning", "choose-file"),
  "memory-newer": shows("warning", "none"),
  "memory-damaged": shows("error", "none"),
  "memory-read-only": shows("warning", "none"),
  "memory-busy": shows("warning", "retry"),
  "memory-exists": shows("warning", "none"),
  "memory-twice": shows("warning", "none"),
  "backup-unusable": shows("warning", "none"),
  "units-changed": shows("warning", "retry"),
  "unit-unknown": shows("warning", "none"),
  "import-failed": shows("warning", "choose-file"),
  "disk-full": shows("error", "retry"),
  "place-read-only": shows("error", "choose-place"),
  "export-untranslated": shows("warning", "go-to-open"),
  "export-unconfirmed": shows("warning", "go-to-open"),
  "export-exists": shows("warning", "overwrite"),
  "export-over-source": shows("warning", "choose-place"),
  "export-damaged": shows("error", "none"),
  "export-too-large": shows("warning", "none"),
  "clipboard-missing": shows("warning", "none"),
  "endpoint-invalid": shows("warning", "none"),
  "endpoint-unknown": shows("warning", "machine-settings"),
  "key-store-missing": shows("warning", "none"),
  "mt-not-allowed": shows("info", "allow-machine"),
  "mt-embargo": shows("info", "none"),
  "mt-unreachable": shows("warning", "retry"),
  "mt-timed-out": shows("warning", "retry"),
  "mt-refused": shows("warning", "machine-settings"),
  "mt-busy": shows("warning", "retry"),
  "mt-pair-unknown": shows("warning", "none"),
  "mt-key-refused": shows("warning", "machine-settings"),
  "mt-bad-answer": shows("warning", "machine-settings"),
  cancelled: shows("info", "none"),
  "not-yet": shows("info", "none"),
  "bad-request": shows("error", "none"),
  internal: shows("error", "none"),
};
