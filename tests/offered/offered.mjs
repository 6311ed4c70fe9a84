// offered.mjs FOLDER: opens every NAME.pseudo.html of the folder in Chromium and prints, as one JSON document, how many
// words a reader meets there and which of them are still in the source language. It changes nothing and loads nothing
// but the pages themselves: scripts are off and there is no network.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { texts } from './page.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Whatever would leave in spite of all that reaches a closed door.
  '--proxy-server=127.0.0.1:9',
];
const SUFFIX = '.pseudo.html';

/** The browser, with the one copy of Playwright that the interface's tests use. */
export async function browser() {
  const { chromium } = createRequire(new URL('../../ui/package.json', import.meta.url))('playwright-core');
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
}

const ADDRESS = /^\W*((https?|ftp|mailto|data|file|tel):|www\.)|^[^\s@]+@[^\s@]+\.[^\s@]+$/i;

/** The words of a text that are still as they were. A pseudo-translated word has an accent on every letter. */
export function plainWords(text) {
  return text.split(/\s+/).filter((word) => /[A-Za-z]/.test(word) && !ADDRESS.test(word));
}

const wordsIn = (text) => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;

/** What the browser finds in one file. */
export async function look(context, file) {
  const page = await context.newPage();
  try {
    await page.goto(pathToFileURL(file).href, { waitUntil: 'domcontentloaded' });
    return await page.evaluate(texts);
  } finally {
    await page.close();
  }
}

/** The report on one folder. */
export async function offered(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith(SUFFIX)).sort();
  const opened = await browser();
  try {
    const context = await opened.newContext({ javaScriptEnabled: false, offline: true });
    await context.route(/^(?!file:)/, (route) => route.abort());
    const pages = [];
    for (const name of names) {
      const found = await look(context, resolve(join(folder, name)));
      pages.push({
        page: name.slice(0, -SUFFIX.length),
        visible_words: found.reduce((sum, { text }) => sum + wordsIn(text), 0),
        not_offered: found.filter(({ text }) => plainWords(text).length > 0),
      });
    }
    return { pages };
  } finally {
    await opened.close();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    console.error('usage: offered.mjs FOLDER');
    process.exit(2);
  }
  console.log(JSON.stringify(await offered(folder), null, 2));
}
