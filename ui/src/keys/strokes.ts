// Names for key strokes, such as `Mod+Shift+T`, and the way from a keyboard event to its name.
// `Mod` is Ctrl, and Cmd on a Mac.

/** The parts of a keyboard event that matter; an event is one, and tests write their own. */
export interface Stroke {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** The stroke's name in the order Mod, Ctrl (on a Mac), Alt, Shift, key. */
export function strokeName(stroke: Stroke, mac: boolean): string {
  const parts: string[] = [];
  if (mac ? stroke.metaKey : stroke.ctrlKey) parts.push("Mod");
  if (mac && stroke.ctrlKey) parts.push("Ctrl");
  if (stroke.altKey) parts.push("Alt");
  if (stroke.shiftKey) parts.push("Shift");
  return [...parts, keyName(stroke)].join("+");
}

/** What a person reads on the keys: `Ctrl`, `Shift`, `↵`. */
export function keyCaps(name: string, mac: boolean): string[] {
  return name.split("+").map((part) => (mac ? MAC_CAPS[part] : undefined) ?? CAPS[part] ?? part);
}

/** The same for `aria-keyshortcuts`. */
export function ariaKeys(name: string, mac: boolean): string {
  return name.replace("Mod", mac ? "Meta" : "Control").replace("Ctrl", "Control");
}

/** Whether this is a Mac. */
export function isMac(platform = typeof navigator === "undefined" ? "" : navigator.platform): boolean {
  return platform.startsWith("Mac");
}

const CAPS: Readonly<Record<string, string>> = {
  Mod: "Ctrl",
  Enter: "↵",
  Up: "↑",
  Down: "↓",
  Space: "␣",
  Escape: "Esc",
};
const MAC_CAPS: Readonly<Record<string, string>> = { Mod: "⌘", Alt: "⌥", Shift: "⇧", Ctrl: "⌃" };
const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: "Up",
  ArrowDown: "Down",
  ArrowLeft: "Left",
  ArrowRight: "Right",
  " ": "Space",
};

/** Digits by their place: on a French keyboard they need Shift. Letters by what they write, or by place where that is no letter. */
function keyName({ key, code }: Stroke): string {
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code);
  if (digit?.[1]) return digit[1];
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  const letter = /^Key([A-Z])$/.exec(code);
  if (letter?.[1] && key.length === 1) return letter[1];
  return NAMES[key] ?? (code === "Space" ? "Space" : key);
}
