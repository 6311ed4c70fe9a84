// A loopback server that carries the same commands, so that the window runs in an ordinary browser.
import type { Event } from "../api/contract.gen";
import type { Host } from "./host";
import { appError } from "./failure";

export class HttpHost implements Host {
  readonly #handlers = new Set<(event: Event) => void>();
  #connected = false;
  readonly #flushes = new Set<() => Promise<void>>();

  constructor() {
    addEventListener("pagehide", () => this.#flushes.forEach((flush) => void flush()));
  }

  async call(command: string, request: unknown): Promise<unknown> {
    const body = JSON.stringify(request);
    let answer: Response;
    try {
      answer = await fetch(`/call/${command}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
        keepalive: body.length < 60_000,
      });
    } catch (error) {
      throw appError(error);
    }
    const value: unknown = await answer.json().catch(() => undefined);
    if (answer.ok) return value;
    throw appError(value ?? `HTTP ${String(answer.status)}`);
  }

  listen(handler: (event: Event) => void): () => void {
    this.#handlers.add(handler);
    if (!this.#connected) this.#connect();
    return () => void this.#handlers.delete(handler);
  }

  /** One line for all: a browser keeps few open to one server. */
  #connect(): void {
    this.#connected = true;
    const source = new EventSource("/events");
    source.onmessage = (message: MessageEvent<string>) => {
      const event = JSON.parse(message.data) as Event;
      for (const handler of this.#handlers) handler(event);
    };
  }

  onClose(flush: () => Promise<void>): () => void {
    this.#flushes.add(flush);
    return () => void this.#flushes.delete(flush);
  }

  setTitle(title: string): void {
    document.title = title;
  }
}
