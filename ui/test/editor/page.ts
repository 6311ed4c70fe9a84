// The editor with the small program behind it, for looking at and for trying in a browser. `?theme=dark&lang=en&rows=10000&rtl`.
import "@fontsource-variable/inter/index.css";
import "@fontsource-variable/source-serif-4/index.css";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import "../../src/styles/tokens.css";
import "../../src/styles/base.css";
import { mount } from "svelte";
import EditorScreen from "../../src/editor/EditorScreen.svelte";
import { useHost } from "../../src/host";
import { locale } from "../../src/i18n";
import { longJob, testJob } from "./job";
import { TestProgram } from "./program";

const query = new URLSearchParams(location.search);
document.documentElement.dataset["theme"] = query.get("theme") ?? "light";
document.documentElement.lang = locale.current = query.get("lang") ?? "nl";

const base = query.has("rows") ? longJob(Number(query.get("rows"))) : testJob();
const job = { ...base, ...(query.has("rtl") ? { to: "ar", rtl: true } : {}), writer: query.get("writer") };
const program = new TestProgram(job);
if (query.has("endpoint")) {
  program.endpoints = [
    {
      name: "Apertium",
      kind: "apertium",
      url: "http://127.0.0.1:2737",
      host: "127.0.0.1",
      loopback: true,
      has_key: false,
      key_for_session: false,
    },
  ];
}
useHost({
  call: (name, request) => program.call(name as never, request as never),
  listen: () => () => undefined,
  onClose: () => () => undefined,
  setTitle: () => undefined,
});
Object.assign(window, { program });

const target = document.getElementById("app");
if (target)
  mount(EditorScreen, {
    target,
    props: { job, call: program.call, onBack: () => undefined, onExport: () => undefined, onSettings: () => undefined },
  });
