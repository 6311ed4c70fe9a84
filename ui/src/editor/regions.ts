// F6 goes round the parts of the screen. In the text it enters the editing view, elsewhere the first thing that can be used.

const FOCUSABLE =
  "button:not([disabled]):not([tabindex='-1']), input:not([disabled]), a[href], [contenteditable='true']";

/** Moves the focus to the next part, or to the one before. */
export function nextRegion(root: HTMLElement, by: 1 | -1): void {
  const regions = [...root.querySelectorAll<HTMLElement>("[data-region]")];
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const start = here < 0 ? (by > 0 ? -1 : 0) : here;
  for (let step = 1; step <= regions.length; step += 1) {
    const region = regions[(start + by * step + regions.length * 2) % regions.length];
    const inside = region && firstIn(region);
    if (!inside) continue;
    inside.focus();
    return;
  }
}

function firstIn(region: HTMLElement): HTMLElement | null {
  const text = region.dataset["region"] === "text" ? region.querySelector<HTMLElement>(".target-text") : null;
  return text ?? region.querySelector<HTMLElement>(FOCUSABLE);
}
