// Every language says everything: the same ids, attributes and variables, and every id that is used is there.
import { FluentParser, Visitor, type Message, type Resource, type Term, type VariableReference } from "@fluent/syntax";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../../../translations");
const LANGUAGES = readdirSync(ROOT).sort();

class Variables extends Visitor {
  readonly names = new Set<string>();
  override visitVariableReference(node: VariableReference): void {
    this.names.add(node.id.name);
  }
}

function variables(node: Message["value"]): string {
  const found = new Variables();
  if (node) found.visit(node);
  return [...found.names].sort().join(" ");
}

/** Id or `id.attribute` -> its variables; for one file of one language. */
function read(language: string, file: string): Map<string, string> {
  const resource: Resource = new FluentParser({}).parse(readFileSync(join(ROOT, language, file), "utf8"));
  const found = new Map<string, string>();
  const add = (id: string, value: string) => {
    if (found.has(id)) throw new Error(`${language}/${file} says ${id} twice`);
    found.set(id, value);
  };
  for (const entry of resource.body) {
    if (entry.type === "Junk") throw new Error(`${language}/${file} cannot be read: ${entry.content}`);
    if (entry.type !== "Message" && entry.type !== "Term") continue;
    const message = entry as Message | Term;
    if (message.value) add(message.id.name, variables(message.value));
    for (const attribute of message.attributes)
      add(`${message.id.name}.${attribute.id.name}`, variables(attribute.value));
  }
  return found;
}

function all(language: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of readdirSync(join(ROOT, language)).sort()) {
    for (const [id, value] of read(language, file)) {
      if (found.has(id)) throw new Error(`${language} says ${id} in two files`);
      found.set(id, value);
    }
  }
  return found;
}

test("there are English and Dutch", () => {
  expect(LANGUAGES).toEqual(expect.arrayContaining(["en", "nl"]));
});

test.each(LANGUAGES)("%s has the files, ids, attributes and variables of English", (language) => {
  const english = readdirSync(join(ROOT, "en")).sort();
  expect(readdirSync(join(ROOT, language)).sort()).toEqual(english);
  for (const file of english) expect([...read(language, file)].sort(), file).toEqual([...read("en", file)].sort());
});

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(svelte|ts)$/.test(entry.name) && !/\.(test|gen)\.ts$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
}

const texts = sources(join(import.meta.dirname, "../../src"));
const known = all("en");

test("every id that is used is there", () => {
  const used = texts.flatMap((text) => [
    ...text.matchAll(/\bt\(\s*"([^"]+)"|<T\s+id="([^"]+)"|label: "((?:app|keys|memory)-[^"]+)"/g),
  ]);
  const ids = used.map((match) => match[1] ?? match[2] ?? match[3] ?? "");
  expect(ids.length).toBeGreaterThan(150);
  expect([...new Set(ids)].filter((id) => !known.has(id))).toEqual([]);
});

test("every family that is used has members", () => {
  const families = texts.flatMap((text) =>
    [...text.matchAll(/(?:\bt|has)\(\s*`([a-z-]+-)\$\{/g)].map((match) => match[1] ?? ""),
  );
  expect(families.length).toBeGreaterThan(5);
  expect([...new Set(families)].filter((family) => ![...known.keys()].some((id) => id.startsWith(family)))).toEqual([]);
});

test("every message is used", () => {
  const everything = texts.join("\n");
  const families = [...everything.matchAll(/`([a-z-]+-)\$\{/g)]
    .map((match) => match[1] ?? "")
    .filter((family) => family.length > 3);
  const unused = [...known.keys()]
    .map((id) => id.split(".")[0] ?? id)
    .filter((id) => !everything.includes(`"${id}"`) && !families.some((family) => id.startsWith(family)));
  // The command line and native dialogs may have some of their own.
  const elsewhere = ["cli-", "native-"];
  expect([...new Set(unused)].filter((id) => !elsewhere.some((prefix) => id.startsWith(prefix)))).toEqual([]);
});
