// Exits with 0 when a display server answers, 1 when none does. A set $DISPLAY proves nothing, so this shakes hands
// with the server as any program would: the X11 set-up request, or Wayland's `sync`. It opens no window.
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { homedir, hostname } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const PATIENCE_MS = 3000;

/** Sends `request` and answers the first bytes that come back, or nothing. */
export function ask(address, request) {
  return new Promise((resolve) => {
    const socket = connect(address);
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(PATIENCE_MS, () => end(undefined));
    socket.once('connect', () => socket.write(request));
    socket.once('data', end);
    socket.once('error', () => end(undefined));
    socket.once('close', () => end(undefined));
  });
}

/** The parts of `:0`, `host:10.0` or `unix:0`. */
export function parseDisplay(text) {
  const found = /^(?:unix)?([^:/]*):(\d+)(?:\.\d+)?$/.exec(text);
  return found && { host: found[1], number: Number(found[2]) };
}

/** The cookie for this display, as xauth keeps it: records of family, address, number, name and data. */
export function cookie(bytes, display) {
  let at = 0;
  const field = () => {
    const length = bytes.readUInt16BE(at);
    at += 2 + length;
    return bytes.subarray(at - length, at);
  };
  const local = display.host === '' || display.host === 'localhost' || display.host === '127.0.0.1';
  try {
    while (at + 2 <= bytes.length) {
      const family = bytes.readUInt16BE(at);
      at += 2;
      const [address, number, name, data] = [field(), field(), field(), field()];
      const here = family === 0xffff || (local ? address.toString() === hostname() : address.toString() === display.host);
      if (here && (number.length === 0 || Number(number.toString()) === display.number)) return { name, data };
    }
  } catch {
    // A damaged file is as good as none: the server may let us in without.
  }
  return { name: Buffer.alloc(0), data: Buffer.alloc(0) };
}

function xSetup({ name, data }) {
  const padded = (bytes) => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
  const head = Buffer.alloc(12);
  head.write('l', 0);
  head.writeUInt16LE(11, 2);
  head.writeUInt16LE(name.length, 6);
  head.writeUInt16LE(data.length, 8);
  return Buffer.concat([head, padded(name), padded(data)]);
}

async function xAnswers(environment) {
  const display = parseDisplay(environment.DISPLAY ?? '');
  if (!display) return false;
  const file = environment.XAUTHORITY ?? join(homedir(), '.Xauthority');
  const request = xSetup(cookie(existsSync(file) ? readFileSync(file) : Buffer.alloc(0), display));
  const addresses = display.host
    ? [{ host: display.host, port: 6000 + display.number }]
    : [{ path: `\0/tmp/.X11-unix/X${display.number}` }, { path: `/tmp/.X11-unix/X${display.number}` }];
  for (const address of addresses) {
    const answer = await ask(address, request);
    if (answer?.[0] === 1) return true;
  }
  return false;
}

async function waylandAnswers(environment) {
  const name = environment.WAYLAND_DISPLAY;
  if (!name || (!isAbsolute(name) && !environment.XDG_RUNTIME_DIR)) return false;
  const sync = Buffer.alloc(12);
  sync.writeUInt32LE(1, 0);
  sync.writeUInt32LE((12 << 16) | 0, 4);
  sync.writeUInt32LE(2, 8);
  const answer = await ask({ path: isAbsolute(name) ? name : join(environment.XDG_RUNTIME_DIR, name) }, sync);
  return answer !== undefined && Buffer.isBuffer(answer);
}

/** Does a display server answer under this environment? */
export async function displayAnswers(environment) {
  return (await waylandAnswers(environment)) || (await xAnswers(environment));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = (await displayAnswers(process.env)) ? 0 : 1;
}
