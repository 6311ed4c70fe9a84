// Lists to choose from: narrowing one by what is typed, and walking it with keys. Menus walk alike.

export interface Option {
  readonly value: string;
  readonly name: string;
  readonly units?: number | undefined;
}

/** The options that have the typed words in their name, accents and case aside. */
export function narrowed(options: readonly Option[], typed: string): Option[] {
  const words = fold(typed).split(/\s+/);
  return options.filter((option) => words.every((word) => fold(option.name).includes(word)));
}

/** Where a key leads to in a list that does not end; undefined for other keys. */
export function step(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowUp") return (at - 1 + count) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : undefined;
}

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
