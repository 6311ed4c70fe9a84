// Which screen is shown. A stack of one: the screen before is remembered so that "back" is where the person came from.
import type { DocumentInfo, JobView } from "../api/contract.gen";

export type View =
  | { readonly name: "starting" }
  | { readonly name: "welcome" }
  | { readonly name: "new"; readonly info: DocumentInfo }
  | { readonly name: "editor"; readonly job: JobView }
  | { readonly name: "memory" }
  | { readonly name: "settings"; readonly part?: "machine" };

class Router {
  view: View = $state.raw({ name: "starting" });
  /** The job file to open again when "back" leads to the editor, which was closed meanwhile. */
  reopen: string | undefined = $state();

  go(view: View): void {
    this.view = view;
  }
}

export const router = new Router();
