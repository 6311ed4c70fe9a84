// The machine-translation services: adding, testing and removing them. A key goes in and never comes out.
import { call, type Call } from "../api/call";
import type { AppError, EndpointAnswer, EndpointInfo } from "../api/contract.gen";
import { appError } from "../host";

export type Kind = "libretranslate" | "apertium";

/** What came of a test; absent until one was made. */
export type Tested =
  | { readonly state: "asking" }
  | { readonly state: "answered"; readonly answer: EndpointAnswer }
  | { readonly state: "failed"; readonly error: AppError };

export class Endpoints {
  list: readonly EndpointInfo[] = $state.raw([]);
  loaded = $state(false);
  error: AppError | undefined = $state.raw();
  tested: Readonly<Record<string, Tested>> = $state.raw({});

  /** The form; undefined while it is closed. */
  form: { name: string; kind: Kind; url: string; key: string } | undefined = $state();
  formError: AppError | undefined = $state.raw();
  saving = $state(false);

  readonly #call: Call;

  constructor(caller: Call = call) {
    this.#call = caller;
  }

  async load(): Promise<void> {
    try {
      this.list = (await this.#call("endpoint_list", {})).endpoints;
      this.error = undefined;
    } catch (error) {
      this.error = appError(error);
    }
    this.loaded = true;
  }

  begin(): void {
    this.form = { name: "", kind: "libretranslate", url: "", key: "" };
    this.formError = undefined;
  }

  drop(): void {
    this.form = undefined;
    this.formError = undefined;
  }

  /** Stores the form and asks the service at once whether it is there. */
  async save(): Promise<void> {
    if (!this.form || this.saving) return;
    const { name, kind, url, key } = this.form;
    this.saving = true;
    try {
      const request = { name: name.trim(), kind, url: url.trim(), key: key === "" ? null : key };
      this.list = (await this.#call("endpoint_save", request)).endpoints;
      this.drop();
      void this.test(request.name);
    } catch (error) {
      this.formError = appError(error);
    } finally {
      this.saving = false;
    }
  }

  async test(name: string): Promise<void> {
    this.#tell(name, { state: "asking" });
    try {
      this.#tell(name, { state: "answered", answer: await this.#call("endpoint_check", { name }) });
    } catch (error) {
      this.#tell(name, { state: "failed", error: appError(error) });
    }
  }

  async remove(name: string): Promise<void> {
    try {
      this.list = (await this.#call("endpoint_remove", { name })).endpoints;
      this.error = undefined;
    } catch (error) {
      this.error = appError(error);
    }
  }

  #tell(name: string, tested: Tested): void {
    this.tested = { ...this.tested, [name]: tested };
  }
}

/** Whether text sent to this address would leave the computer. */
export function leavesComputer(url: string): boolean {
  try {
    const { hostname } = new URL(url);
    return !(hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname));
  } catch {
    return true;
  }
}
