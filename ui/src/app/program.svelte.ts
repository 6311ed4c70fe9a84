// The program as the whole window knows it: what the start told, and the ways from screen to screen.
import { call } from "../api/call";
import type { AppError, DocumentOrigin, Event, Memories, RecentJob, Start } from "../api/contract.gen";
import { bar, type BarAction } from "../errors/bar.svelte";
import { TABLE } from "../errors/table";
import { appError, host } from "../host";
import { preferences } from "./preferences.svelte";
import { router } from "./router.svelte";

const JOB_FILE = /\.persklaar$/i;

class Program {
  version = $state("");
  recent: readonly RecentJob[] = $state.raw([]);
  memories: Memories = $state.raw({ memories: [] });
  sampleUnits = $state(0);
  /** Whether a file is being read or a job opened. */
  opening = $state(false);
  failed: ReturnType<typeof appError> | undefined = $state.raw();

  /** The first call; also the last one before "welcome" is shown again, for jobs that changed. */
  async start(): Promise<void> {
    try {
      const start = await call("start", {});
      this.#take(start);
      if (router.view.name === "starting") router.go({ name: "welcome" });
      if (start.offered !== null) await this.openPath(start.offered);
    } catch (error) {
      if (router.view.name === "starting") this.failed = appError(error);
      else bar.fail(error);
    }
  }

  #take(start: Start): void {
    preferences.load(start);
    this.version = start.version;
    this.recent = start.recent;
    this.memories = start.memories;
    this.sampleUnits = start.sample_units;
    this.failed = undefined;
  }

  /** Hears of files that were dropped on the window or handed over by a second start, and of damage to a memory. */
  listen(): () => void {
    return host().listen((event: Event) => {
      if (event.event === "file-offered") void this.#offered(event.path);
      // The memory screen shows it in its place, with what can be done.
      else if (event.event === "memory-damaged" && router.view.name !== "memory") this.#damaged(event.error);
    });
  }

  /** An open job is not left behind somebody's back. */
  #damaged(error: AppError): void {
    const look = { label: "memory-title", run: () => router.go({ name: "memory" }) };
    bar.fail(error, router.view.name === "editor" ? undefined : look);
  }

  /** A screen that takes files itself, such as the memory, sets this while it is shown. */
  takeFile: ((path: string) => void) | undefined;

  /** A dropped release never takes an open job away: there it is only said how to go on. */
  async #offered(path: string): Promise<void> {
    if (this.takeFile) this.takeFile(path);
    else if (router.view.name === "editor") bar.note("app-drop-in-editor");
    else await this.openPath(path);
  }

  /** A job opens; anything else is read as a release. */
  async openPath(path: string): Promise<void> {
    if (JOB_FILE.test(path)) await this.openJob(path);
    else await this.read({ kind: "file", path });
  }

  async pick(): Promise<void> {
    await this.#attempt(async () => {
      const { path } = await call("pick_document", {});
      if (path === null) return;
      this.opening = false;
      await this.openPath(path);
    });
  }

  async read(origin: DocumentOrigin): Promise<void> {
    await this.#attempt(async () => {
      const info = await call("document_read", { origin });
      router.go({ name: "new", info });
    });
  }

  async openJob(path: string): Promise<void> {
    await this.#attempt(async () => {
      const job = await call("job_open", { path });
      router.go({ name: "editor", job });
    });
  }

  async forgetRecent(path: string): Promise<void> {
    await this.#attempt(async () => {
      this.recent = (await call("recent_forget", { path })).recent;
    });
  }

  /** To the first screen, with the jobs as they are now. */
  async welcome(): Promise<void> {
    router.go({ name: "welcome" });
    await this.start();
  }

  /** Back from the memory or the settings: to the job they were opened from, or else to the first screen. */
  async back(): Promise<void> {
    const path = router.reopen;
    router.reopen = undefined;
    if (path === undefined) await this.welcome();
    else await this.openJob(path);
  }

  #wayOn(error: unknown, work: () => Promise<void>): BarAction | undefined {
    const next = TABLE[appError(error).code]?.next;
    if (next === "choose-file") return { label: "app-choose-file", run: () => void this.pick() };
    return next === "retry" ? { label: "app-retry", run: () => void this.#attempt(work) } : undefined;
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    if (this.opening) return;
    this.opening = true;
    bar.dismiss();
    try {
      await work();
    } catch (error) {
      this.opening = false;
      bar.fail(error, this.#wayOn(error, work));
      if (router.view.name === "starting") router.go({ name: "welcome" });
    } finally {
      this.opening = false;
    }
  }
}

export const program = new Program();
