// The keys of the memory's lists, once: what happens at a key and what the key list says both come from here.
import { strokeName, type Stroke } from "../keys/strokes";

/** What a key does in a list of units. */
export type GridAction =
  | "down"
  | "up"
  | "page-down"
  | "page-up"
  | "first"
  | "last"
  | "extend-down"
  | "extend-up"
  | "extend-page-down"
  | "extend-page-up"
  | "extend-first"
  | "extend-last"
  | "all"
  | "edit"
  | "edit-source"
  | "delete"
  | "copy"
  | "menu"
  | "leave";

const ACTIONS: Readonly<Record<string, GridAction>> = {
  Down: "down",
  Up: "up",
  PageDown: "page-down",
  PageUp: "page-up",
  Home: "first",
  End: "last",
  "Mod+Home": "first",
  "Mod+End": "last",
  "Shift+Down": "extend-down",
  "Shift+Up": "extend-up",
  "Shift+PageDown": "extend-page-down",
  "Shift+PageUp": "extend-page-up",
  "Shift+Home": "extend-first",
  "Shift+End": "extend-last",
  "Mod+A": "all",
  Enter: "edit",
  F2: "edit",
  "Shift+Enter": "edit-source",
  "Shift+F2": "edit-source",
  Delete: "delete",
  "Mod+C": "copy",
  ContextMenu: "menu",
  "Shift+F10": "menu",
  Escape: "leave",
};

/** What a key stroke asks for in a list; an input method keeps its keys. */
export function gridAction(event: Stroke & { readonly isComposing: boolean }, mac: boolean): GridAction | undefined {
  return event.isComposing ? undefined : ACTIONS[strokeName(event, mac)];
}

/** Where one comes to from a row; undefined for what does not move. */
export function destination(action: GridAction, from: number, count: number, perView: number): number | undefined {
  const by: Readonly<Record<string, number>> = {
    down: 1,
    up: -1,
    "page-down": perView,
    "page-up": -perView,
    first: -Infinity,
    last: Infinity,
  };
  const step = by[action.replace(/^extend-/, "")];
  return step === undefined || count === 0 ? undefined : Math.max(0, Math.min(from + step, count - 1));
}

export function isExtending(action: GridAction): boolean {
  return action.startsWith("extend-");
}

/** As the key list shows them. */
export const LISTED: readonly { readonly label: string; readonly keys: readonly string[]; readonly last?: string }[] = [
  { label: "keys-memory-find", keys: ["Mod+F"] },
  { label: "keys-memory-edit", keys: ["Enter", "F2"] },
  { label: "keys-memory-edit-source", keys: ["Shift+Enter", "Shift+F2"] },
  { label: "keys-memory-keep", keys: ["Mod+Enter"] },
  { label: "keys-memory-delete", keys: ["Delete"] },
  { label: "keys-memory-undo", keys: ["Mod+Z"] },
  { label: "keys-memory-redo", keys: ["Mod+Shift+Z", "Mod+Y"] },
  { label: "keys-memory-details", keys: ["Mod+I"] },
  { label: "keys-memory-extend", keys: ["Shift+Down", "Shift+Up"] },
  { label: "keys-memory-all", keys: ["Mod+A"] },
  { label: "keys-memory-copy", keys: ["Mod+C"] },
  { label: "keys-memory-menu", keys: ["Shift+F10"] },
  { label: "keys-memory-choose", keys: ["1"], last: "9" },
  { label: "keys-memory-order", keys: ["Alt+Up", "Alt+Down"] },
];
