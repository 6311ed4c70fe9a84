// Tests whose window stands on the program of cardboard: one browser for a file, one window for a test, and no complaint
// left unseen.
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { FakeHost } from "../fake-host";
import { browser, openWindow, type Size } from "./window";

const DIST = process.env["UI_DIST"] ?? new URL("../../dist", import.meta.url).pathname;

export interface Opened {
  readonly page: Page;
  readonly host: FakeHost;
}

/** Call once at the top of a test file; what it answers opens the window, in English, on a host that `prepare` has seen. */
export function onFakeHost(): (prepare?: (host: FakeHost) => void, size?: Size) => Promise<Opened> {
  let chromium: Browser;
  let end: (() => Promise<void>) | undefined;
  let complaints: string[] = [];

  beforeAll(async () => {
    chromium = await browser();
  });
  afterAll(() => chromium.close());
  afterEach(async () => {
    expect(complaints).toEqual([]);
    await end?.();
  });

  return async (prepare = () => undefined, size) => {
    const host = new FakeHost(DIST);
    host.settings.ui_language = "en";
    prepare(host);
    const { url, stop } = await host.listen();
    const window = await openWindow(chromium, url, size);
    complaints = window.complaints;
    end = async () => {
      await window.page.context().close();
      stop();
    };
    return { page: window.page, host };
  };
}
