import fc from "fast-check";
import { expect, test } from "vitest";
import { RowHeights } from "./row-heights";

/** The same by walking over the list. */
function plain(heights: readonly number[], place: number): number {
  let end = 0;
  for (const [row, height] of heights.entries()) {
    end += height;
    if (place < end) return row;
  }
  return Math.max(0, heights.length - 1);
}

test("starts, heights and places are those of a plain walk over the list", () => {
  const measures = fc.array(fc.tuple(fc.nat(299), fc.integer({ min: 1, max: 900 })), { maxLength: 80 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), measures, fc.nat(40_000), (count, all, place) => {
      const rows = new RowHeights(count, 63);
      const heights = Array.from({ length: count }, () => 63);
      for (const [row, height] of all.filter(([row]) => row < count)) {
        expect(rows.measured(row, height)).toBe(height - (heights[row] ?? 0));
        heights[row] = height;
      }
      const sum = (to: number) => heights.slice(0, to).reduce((all, height) => all + height, 0);
      for (const row of [0, 1, count >> 1, count]) expect(rows.start(row)).toBe(sum(row));
      expect(rows.total).toBe(sum(count));
      expect(rows.at(place)).toBe(plain(heights, place));
    }),
  );
});

test("places outside the list are its ends, and an empty list has no height", () => {
  const rows = new RowHeights(5, 10);
  expect([rows.at(-3), rows.at(0), rows.at(9), rows.at(10), rows.at(49), rows.at(50), rows.at(1e9)]).toEqual([
    0, 0, 0, 1, 4, 4, 4,
  ]);
  expect([new RowHeights(0, 10).total, new RowHeights(0, 10).at(3)]).toEqual([0, 0]);
});
