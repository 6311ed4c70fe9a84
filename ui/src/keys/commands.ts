// Every command of the editor, once: its keys, its label, when it can be used and what it does. Shortcuts, the key hints on
// buttons and the list under F1 all come from this table, so they cannot disagree.
import { strokeName, type Stroke } from "./strokes";

/** What commands act on; the screen provides it. */
export interface CommandTarget {
  readonly writable: boolean;
  readonly matchCount: number;
  confirm(): void;
  step(by: 1 | -1): void;
  nextOpen(): void;
  goToNumber(): void;
  insertMatch(number: number): void;
  insertPlainMatch(number: number): void;
  /** Whether the segment stands elsewhere in the job too. */
  readonly isRepeated: boolean;
  translateApart(): void;
  copySource(): void;
  askMachine(): void;
  search(): void;
  nextTag(): void;
  allTags(): void;
  wrap(number: number): void;
  noBreakSpace(): void;
  undo(): void;
  redo(): void;
  region(by: 1 | -1): void;
  backToSegment(): void;
  exportPage(): void;
  keyList(): void;
}

/** Where a command stands in the key list. */
export type Group = "segment" | "text" | "matches" | "window";

/** One command. `keys` are alternatives; the first is the one that is shown. */
export interface Command {
  readonly id: string;
  readonly group: Group;
  readonly keys: readonly string[];
  /** Message id. */
  readonly label: string;
  enabled(target: CommandTarget): boolean;
  run(target: CommandTarget): void;
}

const always = () => true;
const writable = (target: CommandTarget) => target.writable;
const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** The table. */
export const COMMANDS: readonly Command[] = [
  make("confirm", "segment", ["Mod+Enter"], writable, (on) => on.confirm()),
  make("next-segment", "segment", ["Alt+Down"], always, (on) => on.step(1)),
  make("previous-segment", "segment", ["Alt+Up"], always, (on) => on.step(-1)),
  make("next-open", "segment", ["F4"], always, (on) => on.nextOpen()),
  make("go-to-number", "segment", ["Mod+G"], always, (on) => on.goToNumber()),
  make(
    "translate-apart",
    "segment",
    ["Mod+Shift+L"],
    (on) => on.writable && on.isRepeated,
    (on) => on.translateApart(),
  ),
  make("undo", "text", ["Mod+Z"], writable, (on) => on.undo()),
  make("redo", "text", ["Mod+Shift+Z", "Mod+Y"], writable, (on) => on.redo()),
  make("next-tag", "text", ["Mod+T"], writable, (on) => on.nextTag()),
  make("all-tags", "text", ["Mod+Shift+T"], writable, (on) => on.allTags()),
  ...DIGITS.map((n) => make(`wrap-${n}`, "text", [`Alt+${n}`], writable, (on) => on.wrap(n), "command-wrap")),
  make("copy-source", "text", ["Mod+Shift+D"], writable, (on) => on.copySource()),
  make("no-break-space", "text", ["Mod+Shift+Space"], writable, (on) => on.noBreakSpace()),
  ...DIGITS.map((n) =>
    make(
      `insert-match-${n}`,
      "matches",
      [`Mod+${n}`],
      (on) => on.writable && on.matchCount >= n,
      (on) => on.insertMatch(n),
      "command-insert-match",
    ),
  ),
  ...DIGITS.map((n) =>
    make(
      `insert-plain-match-${n}`,
      "matches",
      [`Mod+Shift+${n}`],
      (on) => on.writable && on.matchCount >= n,
      (on) => on.insertPlainMatch(n),
      "command-insert-plain-match",
    ),
  ),
  make("ask-machine", "matches", ["Mod+M"], writable, (on) => on.askMachine()),
  make("search-memories", "matches", ["Mod+K"], always, (on) => on.search()),
  make("export", "window", ["Mod+Shift+E"], always, (on) => on.exportPage()),
  make("next-region", "window", ["F6"], always, (on) => on.region(1)),
  make("previous-region", "window", ["Shift+F6"], always, (on) => on.region(-1)),
  make("back-to-segment", "window", ["Escape"], always, (on) => on.backToSegment()),
  make("key-list", "window", ["F1"], always, (on) => on.keyList()),
];

const byKey = new Map(COMMANDS.flatMap((command) => command.keys.map((key) => [key, command] as const)));

/** The command with this id. */
export function commandById(id: string): Command {
  const found = COMMANDS.find((command) => command.id === id);
  if (!found) throw new Error(`no command ${id}`);
  return found;
}

/** The command that a key stroke asks for. While an input method is at work its keys are its own. */
export function commandFor(event: Stroke & { readonly isComposing: boolean }, mac: boolean): Command | undefined {
  return event.isComposing ? undefined : byKey.get(strokeName(event, mac));
}

/** A line of the key list: `keys` are alternatives, or the first of a range that ends with `last`. */
export interface Line {
  readonly label: string;
  readonly keys: readonly string[];
  last?: string;
}

/** The table as the key list shows it: nine alike commands are one line. */
export function listedCommands(group: Group): Line[] {
  const lines = new Map<string, Line>();
  for (const command of COMMANDS.filter((candidate) => candidate.group === group)) {
    const known = lines.get(command.label);
    if (known) known.last = command.keys[0] ?? "";
    else lines.set(command.label, { label: command.label, keys: command.keys });
  }
  return [...lines.values()];
}

function make(
  id: string,
  group: Group,
  keys: readonly string[],
  enabled: Command["enabled"],
  run: Command["run"],
  label = `command-${id}`,
): Command {
  return { id, group, keys, label, enabled, run };
}
