// The shell: one command in, one event out.
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWindow } from "@tauri-apps/api/window";
import type { Event } from "../api/contract.gen";
import type { Host } from "./host";
import { appError } from "./failure";

const FLUSH_LIMIT_MS = 4000;

export class TauriHost implements Host {
  readonly #flushes = new Set<() => Promise<void>>();

  constructor() {
    const window = getCurrentWindow();
    void window.onCloseRequested(async (request) => {
      request.preventDefault();
      await this.#flush();
      await window.destroy();
    });
  }

  async call(command: string, request: unknown): Promise<unknown> {
    try {
      return await invoke("call", { command, request });
    } catch (error) {
      throw appError(error);
    }
  }

  listen(handler: (event: Event) => void): () => void {
    const stop = listen<Event>("persklaar", (event) => handler(event.payload));
    return () => void stop.then((off) => off());
  }

  onClose(flush: () => Promise<void>): () => void {
    this.#flushes.add(flush);
    return () => void this.#flushes.delete(flush);
  }

  setTitle(title: string): void {
    document.title = title;
    void getCurrentWindow().setTitle(title);
  }

  /** Waits for what is unsaved, but not for ever: a window that cannot be closed is worse. */
  async #flush(): Promise<void> {
    const all = Promise.allSettled([...this.#flushes].map((flush) => flush()));
    await Promise.race([all, new Promise((done) => setTimeout(done, FLUSH_LIMIT_MS))]);
  }
}
