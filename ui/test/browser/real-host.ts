// The real program behind the real interface: the loopback host that the Rust side builds.
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const TARGET = process.env["CARGO_TARGET_DIR"] ?? new URL("../../../target", import.meta.url).pathname;

/** Where the built host is; undefined where it was not built. */
export function realHostPath(): string | undefined {
  const path = process.env["PERSKLAAR_TEST_HOST"] ?? join(TARGET, "debug/test-host");
  return existsSync(path) ? path : undefined;
}

export class RealHost {
  url = "";
  readonly data: string;
  #process: ChildProcess | undefined;

  private constructor(data: string) {
    this.data = data;
  }

  static async make(): Promise<RealHost> {
    const host = new RealHost(await mkdtemp(join(tmpdir(), "persklaar-ui-")));
    await host.start();
    return host;
  }

  /** Starts over the same data, as a person does the next day. */
  async start(): Promise<void> {
    const path = realHostPath();
    if (path === undefined) throw new Error("the test host is not built");
    const child = spawn(path, [this.data], { stdio: ["ignore", "pipe", "inherit"] });
    this.#process = child;
    this.url = await new Promise<string>((found, failed) => {
      createInterface({ input: child.stdout }).once("line", found);
      child.once("exit", (code) => failed(new Error(`the test host ended with ${String(code)}`)));
    });
  }

  async tell(what: "pick" | "offer", path: string): Promise<void> {
    await fetch(`${this.url}/test/${what}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(path),
    });
  }

  async opened(): Promise<string[]> {
    return (await (await fetch(`${this.url}/test/opened`)).json()) as string[];
  }

  /** At once, in the middle of whatever it does. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((done) => child.once("exit", done));
    child.kill("SIGKILL");
    await gone;
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.data, { recursive: true, force: true });
  }
}
