// A program that answers what a test tells it to, and remembers what it was asked.
import type { Call, Command } from "../../src/api/call";
import type { AppError, ErrorCode } from "../../src/api/contract.gen";

export interface Asked {
  readonly command: string;
  readonly request: never;
}

export function answering(answers: Partial<Record<Command, (request: never) => unknown>>): {
  call: Call;
  asked: Asked[];
} {
  const asked: Asked[] = [];
  const call = async (command: Command, request: unknown) => {
    asked.push({ command, request: request as never });
    const answer = answers[command];
    if (!answer) throw new Error(`nobody answers ${command}`);
    return answer(request as never);
  };
  return { call: call as Call, asked };
}

export function failing(code: ErrorCode, args: AppError["args"] = {}): () => never {
  return () => {
    throw { code, message: "why", hint: "", args } satisfies AppError;
  };
}

/** An answer that is given when the test says so. */
export function later<Value>(): { promise: Promise<Value>; give: (value: Value) => void } {
  let give: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((resolve) => (give = resolve));
  return { promise, give };
}

export const settled = () => new Promise((done) => setTimeout(done, 0));
