// How high the rows of a long list are: measured where one was drawn, guessed elsewhere. Sums over a million rows are told in
// twenty steps by a Fenwick tree, so that neither a new measure nor a far jump walks over the list.

export class RowHeights {
  readonly count: number;
  readonly #guess: number;
  /** What was measured beyond the guess, by row and as a tree of sums. */
  readonly #extra: Int32Array;
  readonly #tree: Int32Array;
  #total = 0;

  constructor(count: number, guess: number) {
    this.count = count;
    this.#guess = guess;
    this.#extra = new Int32Array(count);
    this.#tree = new Int32Array(count + 1);
  }

  get total(): number {
    return this.count * this.#guess + this.#total;
  }

  of(row: number): number {
    return this.#guess + (this.#extra[row] ?? 0);
  }

  /** Where a row begins; `count` gives the end of the list. */
  start(row: number): number {
    let extra = 0;
    for (let at = row; at > 0; at -= at & -at) extra += this.#tree[at] ?? 0;
    return row * this.#guess + extra;
  }

  /** The row that holds this place; the first or last one where it is outside. */
  at(place: number): number {
    let row = 0;
    let left = place;
    for (let step = highestBit(this.count); step > 0; step >>= 1) {
      const next = row + step;
      const height = step * this.#guess + (this.#tree[next] ?? 0);
      if (next > this.count || height > left) continue;
      row = next;
      left -= height;
    }
    return Math.max(0, Math.min(row, this.count - 1));
  }

  /** Takes a measure; answers by how much the row grew. */
  measured(row: number, height: number): number {
    const grown = height - this.of(row);
    if (grown === 0 || row >= this.count) return 0;
    this.#extra[row] = (this.#extra[row] ?? 0) + grown;
    this.#total += grown;
    for (let at = row + 1; at <= this.count; at += at & -at) this.#tree[at] = (this.#tree[at] ?? 0) + grown;
    return grown;
  }
}

function highestBit(value: number): number {
  return value === 0 ? 0 : 1 << (31 - Math.clz32(value));
}
