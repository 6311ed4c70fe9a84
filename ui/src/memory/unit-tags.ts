// The tags of a unit as the editing view wants them: a memory keeps number, half and kind, and no more.
import type { TagView, UnitView } from "../api/contract.gen";
import { parseWritten, type TagPiece } from "../editor/written";

/** All tags of a unit, the source's first; a target may hold some that the source lacks. */
export function unitTags(unit: Pick<UnitView, "source" | "target" | "kinds">): TagView[] {
  const kinds = kindsOf(unit.kinds);
  const found = new Map<string, TagView>();
  for (const tag of [...tagsIn(unit.source), ...tagsIn(unit.target)]) {
    const name = `${tag.half} ${String(tag.number)}`;
    if (!found.has(name)) found.set(name, { ...tag, kind: kinds.get(tag.number) ?? "other", label: "" });
  }
  return [...found.values()];
}

function tagsIn(written: string): TagPiece[] {
  return parseWritten(written).filter((piece): piece is TagPiece => typeof piece !== "string");
}

/** Reads `1:link 2:break`. */
function kindsOf(kinds: string): Map<number, string> {
  const pairs = kinds.split(" ").map((one) => one.split(":"));
  return new Map(pairs.map(([number = "", kind = ""]) => [Number(number), kind]));
}
