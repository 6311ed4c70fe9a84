// A person's own rules for sentences, without the screen.
import { describe, expect, test } from "vitest";
import type { SentenceRules } from "../../src/api/contract.gen";
import { locale } from "../../src/i18n";
import { someNames } from "../../src/parts/some-names";
import { RulesChoice } from "../../src/settings/sentence-rules.svelte";
import { answering, failing, later } from "./program";

const NONE: SentenceRules = { name: null, languages: [], rules: 0, problems: [] };
const OWN: SentenceRules = { name: "a.srx", languages: ["Dutch"], rules: 3, problems: [{ line: 9, problem: "odd" }] };

describe("rules for sentences", () => {
  test("come from a file and go again", async () => {
    const { call, asked } = answering({
      rules_look: () => NONE,
      pick_rules: () => ({ path: "/a.srx" }),
      rules_use: () => OWN,
      rules_drop: () => NONE,
    });
    const choice = new RulesChoice(call);
    expect([choice.own, await choice.load(), choice.own]).toEqual([false, true, false]);
    expect([await choice.choose(), choice.own, choice.rules]).toEqual([true, true, OWN]);
    expect([await choice.drop(), choice.own]).toEqual([true, false]);
    expect(asked.find(({ command }) => command === "rules_use")?.request).toEqual({ path: "/a.srx" });
  });

  test("stay where the dialog is left or the file holds none", async () => {
    let path: string | null = "/photo.png";
    const { call } = answering({
      rules_look: () => OWN,
      pick_rules: () => ({ path }),
      rules_use: failing("not-rules", { path: "/photo.png", why: "it is no XML" }),
      rules_drop: failing("place-read-only"),
    });
    const choice = new RulesChoice(call);
    await choice.load();
    expect([await choice.choose(), choice.error?.code, choice.rules]).toEqual([false, "not-rules", OWN]);
    path = null;
    expect([await choice.choose(), choice.error?.code, choice.rules]).toEqual([false, "not-rules", OWN]);
    expect([await choice.drop(), choice.error?.code, choice.rules]).toEqual([false, "place-read-only", OWN]);
  });

  test("are asked for once while a dialog is open", async () => {
    const picked = later<{ path: null }>();
    const { call, asked } = answering({ pick_rules: () => picked.promise });
    const choice = new RulesChoice(call);
    const first = choice.choose();
    await choice.choose();
    picked.give({ path: null });
    await first;
    expect([asked.length, choice.working, choice.error]).toEqual([1, false, undefined]);
  });

  test.each([
    ["en", 1, "A"],
    ["en", 3, "A, B and C"],
    ["nl", 2, "A en B"],
    ["en", 6, "A, B, C, D, E and F"],
    ["en", 60, "A, B, C, D, E and 55 more"],
    ["nl", 7, "A, B, C, D, E en nog 2"],
  ])("in %s, %i languages are %s", (language, count, expected) => {
    locale.choose(language, []);
    const names = Array.from({ length: count }, (_, index) => String.fromCharCode(65 + index));
    expect(someNames(names)).toBe(expected);
  });
});
