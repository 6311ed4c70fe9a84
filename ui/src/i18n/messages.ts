// The messages of all languages, one bundle each, read from the folder that the command line shares.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

const files = import.meta.glob<string>("../../../translations/*/*.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** What messages name. */
export type Args = Record<string, FluentVariable>;

function build(): Map<string, FluentBundle> {
  const bundles = new Map<string, FluentBundle>();
  for (const [path, text] of Object.entries(files)) {
    const locale = /translations\/([^/]+)\//.exec(path)?.[1];
    if (!locale) continue;
    const bundle = bundles.get(locale) ?? new FluentBundle(locale);
    bundle.addResource(new FluentResource(text));
    bundles.set(locale, bundle);
  }
  return bundles;
}

export const bundles: ReadonlyMap<string, FluentBundle> = build();

/** The languages that the window speaks. */
export const locales: readonly string[] = [...bundles.keys()].sort();

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc]/;
const ISOLATES = /[\u2068\u2069]/g;

function patternOf(locale: string, id: string) {
  const [name = "", attribute] = id.split(".");
  const message = bundles.get(locale)?.getMessage(name);
  return attribute === undefined ? message?.value : message?.attributes[attribute];
}

/** Whether a language has words for it. */
export function knows(locale: string, id: string): boolean {
  return typeof (patternOf(locale, id) ?? undefined) !== "undefined";
}

/** Formats `id` or `id.attribute`; undefined where the language lacks it. */
export function format(locale: string, id: string, args?: Args): string | undefined {
  const bundle = bundles.get(locale);
  const pattern = patternOf(locale, id);
  if (!bundle || pattern === null || pattern === undefined) return undefined;
  const problems: Error[] = [];
  const text = bundle.formatPattern(pattern, args, problems);
  if (problems.length > 0 && import.meta.env.MODE === "test") throw problems[0];
  // Isolation matters only where directions mix; elsewhere it would be invisible rubbish in what people copy.
  return RIGHT_TO_LEFT.test(text) ? text : text.replace(ISOLATES, "");
}
