// A browser window on a host, with what every flow watches for: errors on the console and requests that go elsewhere.
import { chromium, type Browser, type Page } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export async function browser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: FLAGS });
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Window {
  readonly page: Page;
  /** What went wrong; empty in a good run. */
  readonly complaints: string[];
}

export async function openWindow(
  opened: Browser,
  url: string,
  viewport: Size = { width: 1440, height: 900 },
): Promise<Window> {
  const context = await opened.newContext({ viewport, reducedMotion: "reduce" });
  const page = await context.newPage();
  // As the shell does it; what cannot live with that must fail here already.
  await page.addInitScript(() => void Object.freeze(Object.prototype));
  const complaints: string[] = [];
  page.on("console", (message) => {
    // The browser itself writes a line for every answer that is an error; those are the program's, and shown.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith("data:"))
      complaints.push(`went to ${request.url()}`);
  });
  await page.goto(url);
  return { page, complaints };
}
