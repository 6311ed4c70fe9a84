// The display check must tell a server from a stale variable; both are tried here without any real display.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { cookie, displayAnswers, parseDisplay } from '../display.mjs';

test('a display is a host and a number', () => {
  assert.deepEqual(parseDisplay(':0'), { host: '', number: 0 });
  assert.deepEqual(parseDisplay('unix:7'), { host: '', number: 7 });
  assert.deepEqual(parseDisplay('localhost:10.0'), { host: 'localhost', number: 10 });
  assert.equal(parseDisplay(''), null);
  assert.equal(parseDisplay('nonsense'), null);
});

test('the cookie of the right display is taken', () => {
  const field = (text) => Buffer.concat([Buffer.from([0, text.length]), Buffer.from(text)]);
  const record = (number, data) =>
    Buffer.concat([Buffer.from([0xff, 0xff]), ...['', number, 'MIT-MAGIC-COOKIE-1', data].map(field)]);
  const file = Buffer.concat([record('3', 'three'), record('9', 'nine')]);
  assert.equal(cookie(file, { host: '', number: 9 }).data.toString(), 'nine');
  assert.equal(cookie(file, { host: '', number: 4 }).data.length, 0);
  assert.equal(cookie(file.subarray(0, 20), { host: '', number: 9 }).data.length, 0);
});

test('no variable, a stale one and a silent server are no display', async () => {
  assert.equal(await displayAnswers({}), false);
  assert.equal(await displayAnswers({ DISPLAY: ':87123' }), false);
  assert.equal(await displayAnswers({ WAYLAND_DISPLAY: '/nowhere/wayland-0' }), false);
});

test('an X server that lets us in is a display, one that refuses is not', async () => {
  for (const [first, expected] of [[1, true], [0, false]]) {
    const server = createServer((socket) => socket.once('data', () => socket.end(Buffer.from([first, 0, 11, 0]))));
    await new Promise((ready) => server.listen({ host: '127.0.0.1', port: 0 }, ready));
    const number = server.address().port - 6000;
    assert.equal(await displayAnswers({ DISPLAY: `127.0.0.1:${number}` }), expected);
    server.close();
  }
});

test('a Wayland server that answers is a display', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'persklaar-display-'));
  const server = createServer((socket) => socket.once('data', (request) => socket.end(request)));
  await new Promise((ready) => server.listen(join(folder, 'wayland-7'), ready));
  assert.equal(await displayAnswers({ WAYLAND_DISPLAY: 'wayland-7', XDG_RUNTIME_DIR: folder }), true);
  server.close();
  rmSync(folder, { recursive: true });
});
