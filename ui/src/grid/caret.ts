// From a point on the screen to a position in a segment's text, for rows that are not edited: a click becomes a caret.

/** The position under a point, if it is in the text below `within`. */
export function positionAt(within: Element, x: number, y: number): number | undefined {
  const point = pointIn(x, y);
  if (!point || !within.contains(point.node)) return undefined;
  const holder = (point.node instanceof Element ? point.node : point.node.parentElement)?.closest<HTMLElement>(
    "[data-at]",
  );
  if (!holder) return undefined;
  const start = Number(holder.dataset.at);
  return point.node.nodeType === Node.TEXT_NODE && !holder.classList.contains("chip") ? start + point.offset : start;
}

/** Two names for one thing: the standard's, and the one that older WebKit has. */
function pointIn(x: number, y: number): { node: Node; offset: number } | undefined {
  if (typeof document.caretPositionFromPoint === "function") {
    const position = document.caretPositionFromPoint(x, y);
    return position ? { node: position.offsetNode, offset: position.offset } : undefined;
  }
  const range = (document as { caretRangeFromPoint?: (x: number, y: number) => Range | null }).caretRangeFromPoint?.(
    x,
    y,
  );
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}
