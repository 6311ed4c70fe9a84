// The gate of an export, without its dialog.
import { describe, expect, test } from "vitest";
import type { ExportLook } from "../../src/api/contract.gen";
import { ExportPage, proofCounts } from "../../src/export/export-page.svelte";
import { answering, failing, later } from "./program";

describe("an export", () => {
  const look = (change: Partial<ExportLook> = {}): ExportLook => ({
    path: "/a/b.en.html",
    exists: false,
    total: 4,
    unconfirmed: 0,
    untranslated: 0,
    first_open: null,
    copyable: true,
    tags_missing: 0,
    first_tags_missing: null,
    ...change,
  });

  test("writes nothing while something is untranslated and nobody chose", async () => {
    const { call, asked } = answering({ export_look: () => look({ untranslated: 1, unconfirmed: 2 }) });
    const page = new ExportPage("j", call);
    await page.load();
    await page.write();
    expect([page.stopped, page.finished, page.open, asked.length]).toEqual([true, false, 3, 1]);
  });

  test("asks before it replaces a file", async () => {
    const { call, asked } = answering({
      export_look: () => look({ exists: true }),
      job_export: ({ overwrite, path }: { overwrite: boolean; path: string }) =>
        overwrite ? { path, proof: { changed: [], identical_bytes: 1 }, notices: [] } : failing("export-exists")(),
    });
    const page = new ExportPage("j", call);
    await page.load();
    await page.write();
    expect([page.asksOverwrite, page.exported, page.error]).toEqual([true, undefined, undefined]);
    await page.write(true);
    expect(page.exported?.path).toBe("/a/b.en.html");
    expect(asked.at(-1)?.request).toMatchObject({ untranslated: "stop", overwrite: true });
  });

  test("keeps the place when the dialog is left, and shows what went wrong", async () => {
    const { call } = answering({
      export_look: () => look(),
      pick_save: () => ({ path: null }),
      job_export: failing("disk-full"),
    });
    const page = new ExportPage("j", call);
    await page.load();
    await page.changePath();
    await page.write();
    expect([page.path, page.error?.code, page.working]).toEqual(["/a/b.en.html", "disk-full", false]);
  });

  test("counts its proof by kind", () => {
    const changed = ["text", "text", "attribute", "language"].map((kind) => ({ kind, start: 0, end: 1 }));
    expect(proofCounts({ changed, identical_bytes: 0 })).toEqual({
      texts: 2,
      attributes: 1,
      metadata: 0,
      languages: 1,
    });
  });

  test("copies with the same choice as it writes, and leaves the disk alone", async () => {
    const { call, asked } = answering({
      export_look: () => look({ untranslated: 2 }),
      job_export: failing("export-exists"),
      job_copy: () => ({ proof: { changed: [], identical_bytes: 7 }, notices: [] }),
    });
    const page = new ExportPage("j", call);
    await page.load();
    await page.copy();
    expect(page.copied).toBeUndefined();
    page.choose("mark");
    await page.write();
    expect(page.asksOverwrite).toBe(true);
    await page.copy();
    expect([page.copied?.proof.identical_bytes, page.asksOverwrite, page.exported]).toEqual([7, false, undefined]);
    expect(asked.at(-1)).toEqual({ command: "job_copy", request: { job: "j", untranslated: "mark" } });
    expect(asked.filter(({ command }) => command === "job_copy").length).toBe(1);
  });

  test("does not copy what is no text", async () => {
    const { call, asked } = answering({ export_look: () => look({ copyable: false }) });
    const page = new ExportPage("j", call);
    await page.copy();
    await page.load();
    await page.copy();
    expect([page.copyable, asked.length]).toEqual([false, 1]);
  });

  test("copies once for two presses, and says why it could not", async () => {
    const answer = later<unknown>();
    let missing = true;
    const { call, asked } = answering({
      export_look: () => look(),
      job_copy: () => (missing ? failing("clipboard-missing")() : answer.promise),
    });
    const page = new ExportPage("j", call);
    await page.load();
    await page.copy();
    expect([page.error?.code, page.copied, page.working]).toEqual(["clipboard-missing", undefined, false]);
    missing = false;
    const first = page.copy();
    await page.copy();
    answer.give({ proof: { changed: [], identical_bytes: 1 }, notices: [] });
    await first;
    expect([page.error, page.copied !== undefined, asked.length]).toEqual([undefined, true, 3]);
  });
});
