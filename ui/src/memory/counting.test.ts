// What stands beside the list is counted while changes keep coming.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { answering } from "../../test/unit/program";
import { MemoryDesk } from "./memory-desk.svelte";
import { Steps } from "./steps.svelte";
import { Works } from "./works.svelte";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const changed = { event: "memory-changed", memory: "m" } as const;

function desk() {
  const counted = vi.fn(() => ({ memories: [] }));
  const { call } = answering({ memory_list: counted });
  const works = new Works(call);
  return { desk: new MemoryDesk(call, works, new Steps(call, works)), counted };
}

test("changes that keep coming do not put a count off", async () => {
  const it = desk();
  for (let seconds = 0; seconds < 8; seconds++) {
    it.desk.hear(changed);
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect(it.counted.mock.calls.length).toBeGreaterThan(2);
});

test("the first units of all are counted at once", async () => {
  const it = desk();
  it.desk.hear(changed);
  await vi.advanceTimersByTimeAsync(400);
  expect(it.counted).toHaveBeenCalledOnce();
});
