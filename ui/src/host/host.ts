// What the window needs from whatever carries it: the shell, or a loopback server in tests.
import type { Event } from "../api/contract.gen";

export interface Host {
  /** Calls a command of the program; rejects with an `AppError`. */
  call(command: string, request: unknown): Promise<unknown>;
  /** Hears what happens beside the commands; the answer stops it. */
  listen(handler: (event: Event) => void): () => void;
  /** Runs before the window goes; the window waits for it. The answer takes it back. */
  onClose(flush: () => Promise<void>): () => void;
  setTitle(title: string): void;
}
