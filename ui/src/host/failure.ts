// Whatever a transport throws becomes an `AppError`, so that one table can say it in words.
import type { AppError } from "../api/contract.gen";

export function isAppError(value: unknown): value is AppError {
  return (
    typeof value === "object" && value !== null && typeof (value as AppError).code === "string" && "message" in value
  );
}

export function appError(value: unknown): AppError {
  if (isAppError(value)) return { ...value, hint: value.hint ?? "", args: value.args ?? {} };
  const message = value instanceof Error ? value.message : String(value);
  return { code: "internal", message, hint: "", args: {} };
}
