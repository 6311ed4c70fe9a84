// A program of cardboard behind the real interface, for looking at screens and states that are hard to bring about.
// It speaks what the loopback test host speaks. Not part of the product, and no proof of anything but the window.
import { createServer, type ServerResponse } from "node:http";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import type { Commands, Event, SegmentView, SentenceRules, Settings } from "../src/api/contract.gen";
import { ago, FakeMemory, PAIRS, type Answers } from "./fake-memory";

const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
};
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'";

const NO_RULES: SentenceRules = { name: null, languages: [], rules: 0, problems: [] };

export class FakeHost {
  readonly calls: { command: string; request: unknown }[] = [];
  answers: Answers;
  settings: Settings = {
    ui_language: "nl",
    theme: "light",
    text_size: 16,
    author: "M. de Wit",
    source_language: "nl",
    target_language: "en-GB",
    minimum_score: 70,
    repair: true,
    hints_seen: true,
    backup_daily: true,
    backup_folder: "",
  };
  rules = NO_RULES;
  recent = RECENT.map((job) => ({ ...job }));
  readonly memory = new FakeMemory();
  readonly #events = new Set<ServerResponse>();
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    this.answers = this.#standard();
  }

  async listen(): Promise<{ url: string; stop: () => void }> {
    const server = createServer((request, response) => void this.#serve(request.url ?? "/", request, response));
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${String(port)}`, stop: () => (server.closeAllConnections(), server.close()) };
  }

  emit(event: Event): void {
    for (const response of this.#events) response.write(`data: ${JSON.stringify(event)}\n\n`);
  }

  async #serve(url: string, request: AsyncIterable<Buffer>, response: ServerResponse): Promise<void> {
    if (url === "/events") {
      response.writeHead(200, { "content-type": "text/event-stream" });
      this.#events.add(response);
      return;
    }
    if (url.startsWith("/call/")) return this.#answer(url.slice(6), request, response);
    const path = normalize(url === "/" ? "/index.html" : url);
    try {
      const body = await readFile(join(this.#folder, path));
      response.writeHead(200, {
        "content-type": TYPES[extname(path)] ?? "application/octet-stream",
        "content-security-policy": POLICY,
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  }

  async #answer(command: string, request: AsyncIterable<Buffer>, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = JSON.parse(Buffer.concat(chunks).toString("utf8")) as never;
    this.calls.push({ command, request: body });
    const answer = this.answers[command as keyof Commands] as ((request: never) => unknown) | undefined;
    try {
      if (!answer) throw { code: "bad-request", message: `nobody answers ${command}`, hint: "", args: {} };
      const value = JSON.stringify(answer(body));
      response.writeHead(200, { "content-type": "application/json" }).end(value);
    } catch (error) {
      const failure = error instanceof Error ? { code: "internal", message: error.message, hint: "", args: {} } : error;
      response.writeHead(422, { "content-type": "application/json" }).end(JSON.stringify(failure));
    }
  }

  #standard(): Answers {
    const list = () => ({ memories: this.memory.memories });
    const info = {
      document: "d1",
      name: "klokkenluiders.html",
      title: "Klokkenluiders staan er nog altijd alleen voor",
      format: "html",
      encoding: "UTF-8",
      segments: 31,
      words: 412,
      from: "nl",
      notices: [],
    };
    return {
      start: () => ({
        version: "0.1.0",
        settings: this.settings,
        system_languages: ["nl-NL", "en"],
        recent: this.recent,
        memories: list(),
        sample_units: 64,
        offered: null,
      }),
      settings_save: (settings) => (this.settings = settings),
      language_check: ({ tag }) => checked(tag),
      recent_forget: ({ path }) => ({ recent: (this.recent = this.recent.filter((job) => job.path !== path)) }),
      pick_document: () => ({ path: "/home/m/klokkenluiders.html" }),
      pick_rules: () => ({ path: "/home/m/eigen-regels.srx" }),
      rules_look: () => this.rules,
      rules_use: ({ path }) => (this.rules = ownRules(path)),
      rules_drop: () => (this.rules = NO_RULES),
      pick_memory_files: () => ({ paths: ["/home/m/oud-archief.tmx"] }),
      pick_save: ({ suggested }) => ({ path: suggested }),
      pick_folder: () => ({ path: "/media/stick/copies" }),
      open_in_browser: () => ({}),
      show_in_folder: () => ({}),
      document_read: () => info,
      document_matches: () => ({ context: 3, exact: 6, fuzzy: 7, fresh: 15 }),
      job_create: ({ to }) => this.job(to),
      job_open: () => this.job("en-GB"),
      job_close: () => ({}),
      job_place: () => ({}),
      export_look: () => ({
        path: "/home/m/Persberichten/klokkenluiders.en-GB.html",
        exists: false,
        total: 9,
        unconfirmed: 2,
        untranslated: 3,
        first_open: 5,
        copyable: true,
        tags_missing: 1,
        first_tags_missing: 3,
      }),
      job_export: ({ path }) => ({ path, proof: { changed: changes(19, 3, 2), identical_bytes: 41_208 }, notices: [] }),
      job_copy: () => ({ proof: { changed: changes(19, 3, 2), identical_bytes: 41_208 }, notices: [] }),
      segment_matches: ({ segment }) => ({ segment, matches: [], micros: 90 }),
      segment_fragments: ({ segment }) => ({ segment, fragments: [], micros: 900 }),
      unit_restore: () => ({}),
      ...this.memory.answers(),
      endpoint_list: () => ({ endpoints: [] }),
      job_machine: ({ endpoint, embargo }) => ({ endpoint, embargo }),
      job_ledger: () => ({ entries: [] }),
    };
  }

  job(to: string): Commands["job_create"]["response"] {
    return {
      job: "j1",
      path: "/home/m/klokkenluiders.persklaar",
      title: "Klokkenluiders staan er nog altijd alleen voor",
      file_name: "klokkenluiders.html",
      format: "html",
      from: "nl",
      to,
      rtl: to === "ar",
      writer: null,
      segments: PAIRS.map(([source, target], index) => segment(index, source, target)),
      place: 3,
      status: { can_undo: false, can_redo: false, saved: "2026-11-23T13:02:11Z", waiting: 0 },
      machine: { endpoint: null, embargo: false },
      notices: [],
    };
  }
}

function ownRules(path: string): SentenceRules {
  return {
    name: path.replace(/.*\//, ""),
    languages: ["Dutch", "English", "German"],
    rules: 214,
    problems: [
      { line: 48, problem: "the pattern looks back, which is not supported" },
      { line: 112, problem: "unclosed group" },
      { line: 113, problem: "a rule without a place to break" },
    ],
  };
}

const RECENT = [
  {
    path: "/j/1.persklaar",
    title: "Klokkenluiders staan er nog altijd alleen voor",
    from: "nl",
    to: "en-GB",
    confirmed: 19,
    total: 31,
    changed: ago(0),
    missing: false,
  },
  {
    path: "/j/2.persklaar",
    title: "Rapport: wachttijden in de jeugdhulp opnieuw langer",
    from: "nl",
    to: "fr",
    confirmed: 44,
    total: 44,
    changed: ago(1),
    missing: false,
  },
  {
    path: "/j/3.persklaar",
    title: "Open brief aan de Tweede Kamer",
    from: "nl",
    to: "ar",
    confirmed: 5,
    total: 27,
    changed: ago(4),
    missing: false,
  },
  {
    path: "/j/4.persklaar",
    title: "Zeeuwse kreken halen de zwemnorm niet",
    from: "nl",
    to: "de",
    confirmed: 0,
    total: 40,
    changed: ago(9),
    missing: true,
  },
];

function segment(index: number, source: string, target: string): SegmentView {
  const state = index < 3 ? "confirmed" : index === 3 ? "draft" : "empty";
  return {
    id: index + 1,
    number: index + 1,
    block: index + 1,
    role: index === 0 ? "heading1" : "paragraph",
    context: null,
    language: null,
    source,
    target: state === "empty" ? "" : target,
    tags: source.includes("<1>")
      ? [
          { number: 1, half: "open", kind: "bold", label: "" },
          { number: 1, half: "close", kind: "bold", label: "" },
        ]
      : [],
    state,
    origin: state === "empty" ? null : "typed",
    tags_guessed: false,
    apart: false,
    needs_look: false,
  };
}

function checked(tag: string): Commands["language_check"]["response"] {
  if (/banana/i.test(tag)) throw { code: "language-unknown", message: "", hint: "", args: { language: tag } };
  const canonical = new Intl.Locale(tag).toString();
  return { tag: canonical, rtl: /^(ar|fa|he|ur)\b/.test(canonical) };
}

function changes(texts: number, attributes: number, languages: number): { kind: string; start: number; end: number }[] {
  const some = (kind: string, count: number) => Array.from({ length: count }, () => ({ kind, start: 0, end: 1 }));
  return [...some("text", texts), ...some("attribute", attributes), ...some("language", languages)];
}
