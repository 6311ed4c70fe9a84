// What is read has 4.5:1 and what must be seen 3:1, computed from the tokens of every theme; high contrast has 7:1.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const css = readFileSync(join(import.meta.dirname, "../../src/styles/tokens.css"), "utf8");

function tokens(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf("}", start));
  return Object.fromEntries(
    [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? "", match[2] ?? ""]),
  );
}

const light = tokens(":root");
const THEMES: Record<string, Record<string, string>> = {
  light,
  dark: { ...light, ...tokens('[data-theme="dark"]') },
  contrast: { ...light, ...tokens('[data-theme="contrast"]') },
};

function luminance(colour: string): number {
  const channel = (at: number) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function ratio(a: string, b: string): number {
  const [dark = 0, bright = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright + 0.05) / (dark + 0.05);
}

const GROUNDS = ["app", "surface", "raised", "active"];
const TEXT: [string, string[]][] = [
  ["text", [...GROUNDS, "accent-soft", "warn-soft", "error-soft", "ok-soft"]],
  ["muted", [...GROUNDS, "warn-soft"]],
  ["faint", GROUNDS],
  ["accent", [...GROUNDS, "accent-soft"]],
  ["ok", GROUNDS],
  ["draft", GROUNDS],
  ["suggest", GROUNDS],
  ["error", [...GROUNDS, "error-soft"]],
  ["warn", [...GROUNDS, "warn-soft"]],
  ["term", GROUNDS],
  ["on-accent", ["accent"]],
  ["chip", ["chip-bg"]],
  ["ins", ["ins-bg"]],
  ["del", ["del-bg"]],
];
const SEEN: [string, string[]][] = [
  ["control", GROUNDS],
  ["accent", GROUNDS],
  ["ok", ["line"]],
];

describe.each(Object.keys(THEMES))("%s", (name) => {
  const theme = THEMES[name] ?? {};
  const pairs = (list: [string, string[]][]) =>
    list.flatMap(([front, grounds]) => grounds.map((ground) => [front, ground] as const));

  test.each(pairs(TEXT))("%s on %s can be read", (front, ground) => {
    expect(ratio(theme[front] ?? "", theme[ground] ?? "")).toBeGreaterThanOrEqual(name === "contrast" ? 7 : 4.5);
  });

  test.each(pairs(SEEN))("%s on %s can be seen", (front, ground) => {
    if (name === "contrast" && ground === "line") return;
    expect(ratio(theme[front] ?? "", theme[ground] ?? "")).toBeGreaterThanOrEqual(3);
  });

  test("every colour of the light theme has its own here", () => {
    const own = name === "light" ? light : tokens(`[data-theme="${name}"]`);
    expect(Object.keys(own).sort()).toEqual(Object.keys(light).sort());
  });
});
