// Every word that a reader meets was offered: pages are pseudo-translated and looked at in a real browser, our own with
// every construct that we know of, and real ones where they are at hand.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { offered, plainWords } from './offered.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const own = join(root, 'tests/offered/fixtures');
const real = join(root, '../shared/data/pages');
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
const pseudo = join(target, 'debug/examples/pseudo');

before(() => {
  const build = ['build', '--locked', '--quiet', '-p', 'persklaar-document', '--example', 'pseudo'];
  execFileSync('cargo', build, { cwd: root, stdio: 'inherit' });
});

/** Copies the pages of a folder with their pseudo-translations and has the browser look at them. */
async function report(pages) {
  const folder = mkdtempSync(join(tmpdir(), 'persklaar-offered-'));
  try {
    for (const page of pages) {
      const name = basename(page, '.html');
      copyFileSync(page, join(folder, `${name}.html`));
      execFileSync(pseudo, [page, join(folder, `${name}.pseudo.html`)]);
    }
    return (await offered(folder)).pages;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const htmlIn = (folder) =>
  readdirSync(folder).filter((name) => name.endsWith('.html')).sort().map((name) => join(folder, name));

const left = (pages) =>
  pages.flatMap(({ page, not_offered }) => not_offered.map(({ text, where }) => `${page}: ${where}: ${text}`));

test('our own pages are offered whole', async () => {
  const pages = await report(htmlIn(own));
  assert.ok(pages.length > 0);
  for (const { page, visible_words } of pages) assert.ok(visible_words > 20, `${page}: ${visible_words} words`);
  assert.deepEqual(left(pages), []);
});

test('real pages are offered whole', { skip: !existsSync(real) && 'there are no pages in ../shared/data/pages' }, async (t) => {
  const pages = await report(htmlIn(real));
  for (const { page, visible_words } of pages) t.diagnostic(`${page}: ${visible_words} words`);
  assert.deepEqual(left(pages), []);
});

test('a word that was not offered is found, wherever it is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'persklaar-offered-'));
  try {
    writeFileSync(
      join(folder, 'x.pseudo.html'),
      `<title>een</title><meta name=description content=twee><p title=drie>[ŧéķšŧ] vier<details><option>vijf</option></details>
       <noscript>zes</noscript><template>zeven</template><iframe srcdoc="<p>acht"></iframe><svg><desc>negen</desc></svg>
       <script type="application/ld+json">{"@graph":[{"headline":"tien"}]}</script><textarea>elf</textarea>
       <p translate=no>niet<b translate=yes>twaalf</b><code>niet</code></p><math><mtext>dertien</mtext><mi>x</mi></math>`,
    );
    const [page] = (await offered(folder)).pages;
    const words = page.not_offered.flatMap(({ text }) => plainWords(text));
    const expected = 'een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien'.split(' ');
    assert.deepEqual(words.sort(), expected.sort());
  } finally {
    rmSync(folder, { recursive: true });
  }
});
