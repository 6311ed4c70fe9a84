// Walking through groups of units with keys: from unit to unit, on into the next group, and from group to group.

export interface GroupPlace {
  readonly group: number;
  readonly unit: number;
}

/** Where a key leads to; undefined for keys that do not move. `size` is how many units of a group can be pointed at. */
export function groupMove(
  key: string,
  { group, unit }: GroupPlace,
  groups: number,
  size: (group: number) => number,
): GroupPlace | undefined {
  if (groups === 0) return undefined;
  const last = groups - 1;
  switch (key) {
    case "ArrowDown":
      if (unit + 1 < size(group)) return { group, unit: unit + 1 };
      return group < last ? { group: group + 1, unit: 0 } : { group, unit };
    case "ArrowUp":
      if (unit > 0) return { group, unit: unit - 1 };
      return group > 0 ? { group: group - 1, unit: size(group - 1) - 1 } : { group, unit };
    case "PageDown":
      return { group: Math.min(last, group + 1), unit: 0 };
    case "PageUp":
      return { group: unit > 0 ? group : Math.max(0, group - 1), unit: 0 };
    case "Home":
      return { group: 0, unit: 0 };
    case "End":
      return { group: last, unit: 0 };
    default:
      return undefined;
  }
}
