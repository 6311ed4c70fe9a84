import fc from "fast-check";
import { expect, test } from "vitest";
import { identity, parseWritten, plainText, serialiseWritten, type Piece } from "./written";

const tag = fc.record({
  number: fc.integer({ min: 1, max: 40 }),
  half: fc.constantFrom("open" as const, "close" as const, "single" as const),
});
const pieces = fc.array(fc.oneof(fc.string({ minLength: 1, unit: "grapheme" }), tag)).map(joined);

/** Neighbouring texts are one, as reading makes them. */
function joined(list: readonly Piece[]): Piece[] {
  return list.reduce<Piece[]>((out, piece) => {
    const last = out.at(-1);
    if (typeof piece === "string" && typeof last === "string") return [...out.slice(0, -1), last + piece];
    return [...out, piece];
  }, []);
}

test("what is written is read again", () => {
  fc.assert(
    fc.property(pieces, (list) => {
      expect(parseWritten(serialiseWritten(list))).toEqual(list);
    }),
  );
});

test("any text is a text", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(plainText(serialiseWritten([text]))).toBe(text);
    }),
  );
});

test.each([
  [
    "<1>bold</1> and <2/>",
    [{ number: 1, half: "open" }, "bold", { number: 1, half: "close" }, " and ", { number: 2, half: "single" }],
  ],
  ["half <3>", ["half ", { number: 3, half: "open" }]],
  ["a &lt; b &amp; c", ["a < b & c"]],
  ["&amp;lt;", ["&lt;"]],
  ["<b>not ours</b> <0/> </1/>", ["<b>not ours</b> <0/> </1/>"]],
])("%s", (written, expected) => {
  expect(parseWritten(written)).toEqual(expected);
});

test("two sentences are the same when text, halves and kinds are", () => {
  const kinds = (kind: string) => () => kind;
  expect(identity("<1>a</1>", kinds("link"))).toBe(identity("<4>a</4>", kinds("link")));
  expect(identity("<1>a</1>", kinds("link"))).not.toBe(identity("<1>a</1>", kinds("bold")));
  expect(identity("<1>a</1>", kinds("link"))).not.toBe(identity("a", kinds("link")));
});
