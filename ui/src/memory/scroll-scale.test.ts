import fc from "fast-check";
import { expect, test } from "vitest";
import { EXACT, HIGHEST, ScrollScale } from "./scroll-scale";

const VIEW = 700;

test("a list that fits is scrolled as it is", () => {
  const scale = new ScrollScale(5000, VIEW);
  expect([scale.scaled, scale.canvas, scale.toList(1234), scale.toScroll(1234)]).toEqual([false, 4300, 1234, 1234]);
});

test("a million rows have a canvas that a browser can draw, exact at both ends", () => {
  const scale = new ScrollScale(63_000_000, VIEW);
  expect(scale.canvas + VIEW).toBe(HIGHEST);
  expect([scale.toList(0), scale.toList(EXACT), scale.toList(scale.canvas)]).toEqual([0, EXACT, scale.list]);
  expect(scale.toList(scale.canvas - 10)).toBe(scale.list - 10);
});

test("each way undoes the other, and further down is never further up", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400_000_000 }), fc.nat(), fc.nat(), (height, one, two) => {
      const scale = new ScrollScale(height, VIEW);
      const [low, high] = [one % (scale.canvas + 1), two % (scale.canvas + 1)].sort((a, b) => a - b) as [
        number,
        number,
      ];
      expect(scale.toScroll(scale.toList(low))).toBeCloseTo(low, 3);
      expect(scale.toList(low)).toBeLessThanOrEqual(scale.toList(high));
      expect(scale.toList(high)).toBeLessThanOrEqual(scale.list);
    }),
  );
});

test("a place outside is an end", () => {
  const scale = new ScrollScale(63_000_000, VIEW);
  expect([scale.toList(-5), scale.toList(1e9), scale.toScroll(-5), scale.toScroll(1e12)]).toEqual([
    0,
    scale.list,
    0,
    scale.canvas,
  ]);
});
