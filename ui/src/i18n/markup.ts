// Messages may hold `<strong>...</strong>` and the like; this cuts them into parts, which components render as elements.
import type { Args } from "./messages";

export interface Part {
  readonly tag: string | undefined;
  readonly text: string;
}

const ELEMENT = /<([a-z]+)>(.*?)<\/\1>/gs;
/** Stands for `<` inside an argument, so that a file name such as `<strong>` stays a file name. */
const SHIELD = "\uf8f0";

export function shield(args: Args): Args {
  const safe = ([name, value]: [string, Args[string]]) => [
    name,
    typeof value === "string" ? value.replaceAll("<", SHIELD) : value,
  ];
  return Object.fromEntries(Object.entries(args).map(safe)) as Args;
}

export function parts(message: string): Part[] {
  const found: Part[] = [];
  const add = (tag: string | undefined, text: string) => {
    if (text !== "") found.push({ tag, text: text.replaceAll(SHIELD, "<") });
  };
  let end = 0;
  for (const match of message.matchAll(ELEMENT)) {
    add(undefined, message.slice(end, match.index));
    add(match[1], match[2] ?? "");
    end = match.index + match[0].length;
  }
  add(undefined, message.slice(end));
  return found;
}
