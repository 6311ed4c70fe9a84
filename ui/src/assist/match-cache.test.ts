import { expect, test } from "vitest";
import type { Matches } from "../api/contract.gen";
import { MatchCache } from "./match-cache";

function cache() {
  const asked: number[] = [];
  const fetch = async (segment: number): Promise<Matches> => {
    asked.push(segment);
    if (segment < 0) throw { code: "memory-busy" };
    return { segment, matches: [], micros: asked.length };
  };
  return { asked, cache: new MatchCache(fetch) };
}

test("a segment is asked about once", async () => {
  const { asked, cache: kept } = cache();
  await Promise.all([kept.get(1), kept.get(1)]);
  await kept.prefetch([1, 2, 3]);
  await kept.get(2);
  expect(asked).toEqual([1, 2, 3]);
});

test("a changed memory makes it ask again, and what was known can be shown meanwhile", async () => {
  const { asked, cache: kept } = cache();
  await kept.get(1);
  kept.invalidate();
  expect(kept.peek(1)?.micros).toBe(1);
  expect((await kept.get(1)).micros).toBe(2);
  expect(asked).toEqual([1, 1]);
});

test("a failure is not kept, and asking ahead is silent about it", async () => {
  const { asked, cache: kept } = cache();
  await kept.prefetch([-1]);
  await expect(kept.get(-1)).rejects.toMatchObject({ code: "memory-busy" });
  await expect(kept.get(-1)).rejects.toMatchObject({ code: "memory-busy" });
  expect(asked.length).toBe(3);
  expect(kept.peek(-1)).toBeUndefined();
});

test("what somebody waits for goes before what is asked ahead, and the newest before older ones", async () => {
  const { asked, cache: kept } = cache();
  const ahead = kept.prefetch([1, 2, 3]);
  const overtaken = kept.get(4);
  const answer = kept.get(5);
  await expect(overtaken).rejects.toMatchObject({ code: "cancelled" });
  expect((await answer).segment).toBe(5);
  await ahead;
  expect(asked).toEqual([1, 5]);
  await kept.get(4);
  expect(asked).toEqual([1, 5, 4]);
});
