import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { TypingQueue, type Saving } from "./typing-queue";

let stored: [number, number, string][] = [];
let said: Saving[] = [];
let fails = 0;
let takes = 0;
let queue: TypingQueue;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  [stored, said, fails, takes] = [[], [], 0, 0];
  queue = new TypingQueue(
    async (segment, target) => {
      if (takes > 0) await new Promise((resolve) => setTimeout(resolve, takes));
      if (fails > 0) {
        fails -= 1;
        throw { code: "disk-full" };
      }
      stored.push([Date.now(), segment, target]);
    },
    (saving) => said.push(saving),
  );
});
afterEach(() => {
  queue.stop();
  vi.useRealTimers();
});

/** Types a longer and longer text at these times. */
async function typeAt(...times: number[]): Promise<void> {
  for (const [index, time] of times.entries()) {
    await vi.advanceTimersByTimeAsync(time - Date.now());
    queue.typed(1, "x".repeat(index + 1));
  }
}

test("one key is stored 300 ms later", async () => {
  await typeAt(0);
  await vi.advanceTimersByTimeAsync(299);
  expect(stored).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(stored).toEqual([[300, 1, "x"]]);
  expect(said).toEqual(["waiting", "saved"]);
});

test("steady typing is stored at the latest 450 ms after the first unsaved key, each time", async () => {
  await typeAt(0, 100, 200, 300, 400, 500, 600, 700, 800, 900);
  await vi.advanceTimersByTimeAsync(1000);
  expect(stored.map(([at]) => at)).toEqual([450, 950, 1200].slice(0, stored.length));
  expect(stored.at(-1)?.[2]).toBe("x".repeat(10));
  expect(stored[0]).toEqual([450, 1, "xxxxx"]);
});

test("no key is ever older than 450 ms when it is stored, whatever the rhythm", async () => {
  const times = [0, 290, 580, 640, 1000, 1290, 1580, 1590, 2200];
  await typeAt(...times);
  await vi.advanceTimersByTimeAsync(1000);
  for (const [index, time] of times.entries()) {
    const first = stored.find(([, , text]) => text.length > index);
    expect(first?.[0]).toBeLessThanOrEqual(time + 450);
  }
});

test("flush stores at once and waits for it", async () => {
  takes = 50;
  queue.typed(1, "a");
  queue.typed(2, "b");
  const done = queue.flush();
  expect(queue.pending(1)).toBe("a");
  await vi.advanceTimersByTimeAsync(100);
  expect(await done).toBe(true);
  expect(stored.map(([, segment]) => segment)).toEqual([1, 2]);
  expect(queue.isEmpty).toBe(true);
});

test("what is typed during a store is stored after it", async () => {
  takes = 200;
  queue.typed(1, "a");
  const done = queue.flush();
  await vi.advanceTimersByTimeAsync(100);
  queue.typed(1, "ab");
  await vi.advanceTimersByTimeAsync(500);
  expect(await done).toBe(true);
  expect(stored.map(([, , text]) => text)).toEqual(["a", "ab"]);
});

test("a failure keeps the text, says so, and tries again until it is stored", async () => {
  fails = 2;
  queue.typed(1, "kept");
  await vi.advanceTimersByTimeAsync(300);
  expect(said.at(-1)).toBe("failed");
  expect(queue.pending(1)).toBe("kept");
  await vi.advanceTimersByTimeAsync(500);
  expect(stored).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(stored).toEqual([[1800, 1, "kept"]]);
  expect(said.at(-1)).toBe("saved");
});

test("newer text is not overwritten by the text of a store that failed", async () => {
  [fails, takes] = [1, 100];
  queue.typed(1, "old");
  const failed = queue.flush();
  await vi.advanceTimersByTimeAsync(50);
  queue.typed(1, "new");
  await vi.advanceTimersByTimeAsync(50);
  expect(await failed).toBe(false);
  expect(queue.pending(1)).toBe("new");
  await vi.advanceTimersByTimeAsync(1000);
  expect(stored.map(([, , text]) => text)).toEqual(["new"]);
});

test("text that another command carries is not stored twice", async () => {
  queue.typed(1, "a");
  queue.take(1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(stored).toEqual([]);
  expect(said.at(-1)).toBe("saved");
});

test("a flush of nothing does not hold up what is typed right after it", async () => {
  void queue.flush();
  queue.typed(1, "a");
  const done = queue.flush();
  await vi.advanceTimersByTimeAsync(0);
  expect(await done).toBe(true);
  expect(stored).toEqual([[0, 1, "a"]]);
});
