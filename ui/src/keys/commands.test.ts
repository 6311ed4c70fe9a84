import { expect, test } from "vitest";
import { format, locales } from "../i18n/messages";
import { COMMANDS, commandFor, listedCommands, type Group } from "./commands";
import { ariaKeys, keyCaps, strokeName } from "./strokes";

const PLAIN = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false };

test("no two commands share a key or an id", () => {
  const keys = COMMANDS.flatMap((command) => command.keys);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(COMMANDS.map((command) => command.id)).size).toBe(COMMANDS.length);
});

test("no key is a character alone, nor AltGr", () => {
  for (const key of COMMANDS.flatMap((command) => command.keys)) {
    expect(key).toMatch(/^(Mod|Alt|Shift)\+|^F\d+$|^Escape$/);
    expect(key).not.toMatch(/Mod\+Alt/);
    expect(key).not.toMatch(/^Shift\+.$/);
  }
});

test("every label has words in every language", () => {
  expect(locales).toEqual(expect.arrayContaining(["en", "nl"]));
  for (const locale of locales) {
    for (const command of COMMANDS) expect(format(locale, command.label), `${locale} ${command.label}`).toBeTruthy();
    for (const group of new Set(COMMANDS.map((command) => command.group)))
      expect(format(locale, `keys-group-${group}`)).toBeTruthy();
  }
});

test("every command is in the key list once", () => {
  const groups: Group[] = ["segment", "text", "matches", "window"];
  const listed = groups.flatMap((group) => listedCommands(group).map((line) => line.label));
  expect(new Set(listed)).toEqual(new Set(COMMANDS.map((command) => command.label)));
  expect(new Set(listed).size).toBe(listed.length);
});

test.each([
  ["Mod+Enter", { key: "Enter", code: "Enter", ctrlKey: true }, false],
  ["Mod+Shift+T", { key: "T", code: "KeyT", ctrlKey: true, shiftKey: true }, false],
  ["Mod+1", { key: "&", code: "Digit1", ctrlKey: true }, false],
  ["Mod+Z", { key: "z", code: "KeyW", ctrlKey: true }, false],
  ["Mod+Z", { key: "я", code: "KeyZ", ctrlKey: true }, false],
  ["Mod+Shift+Space", { key: " ", code: "Space", ctrlKey: true, shiftKey: true }, false],
  ["Alt+Down", { key: "ArrowDown", code: "ArrowDown", altKey: true }, false],
  ["Mod+K", { key: "k", code: "KeyK", metaKey: true }, true],
  ["Ctrl+K", { key: "k", code: "KeyK", ctrlKey: true }, true],
])("%s", (name, stroke, mac) => {
  expect(strokeName({ ...PLAIN, ...stroke }, mac)).toBe(name);
});

test("an input method keeps its keys", () => {
  const stroke = { ...PLAIN, key: "Enter", code: "Enter", ctrlKey: true };
  expect(commandFor(stroke, false)?.id).toBe("confirm");
  expect(commandFor({ ...stroke, isComposing: true }, false)).toBeUndefined();
});

test("keys are named as they are on the keyboard", () => {
  expect(keyCaps("Mod+Shift+Space", false)).toEqual(["Ctrl", "Shift", "␣"]);
  expect(keyCaps("Mod+Enter", true)).toEqual(["⌘", "↵"]);
  expect(ariaKeys("Mod+Shift+E", false)).toBe("Control+Shift+E");
});
