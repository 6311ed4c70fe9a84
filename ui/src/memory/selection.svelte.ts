// Which rows of a list are chosen: the one that keys act on, and the stretch from where the choosing began.
export class Selection {
  /** The row that keys act on. */
  current = $state(0);
  #anchor: number | undefined = $state();
  /** All that the filter leaves, here or not. */
  all = $state(false);

  /** The first and the last chosen row. */
  get range(): readonly [number, number] {
    const anchor = this.#anchor ?? this.current;
    return [Math.min(anchor, this.current), Math.max(anchor, this.current)];
  }

  /** Whether more than the current row is chosen. */
  get several(): boolean {
    return this.all || (this.#anchor !== undefined && this.#anchor !== this.current);
  }

  has(row: number): boolean {
    const [first, last] = this.range;
    return this.all || (row >= first && row <= last);
  }

  /** How many of `count` rows. */
  size(count: number): number {
    const [first, last] = this.range;
    return this.all ? count : Math.min(count, last - first + 1);
  }

  go(row: number): void {
    this.current = row;
    this.drop();
  }

  extend(row: number): void {
    this.all = false;
    this.#anchor ??= this.current;
    this.current = row;
  }

  chooseAll(): void {
    this.all = true;
  }

  /** Back to the current row alone. */
  drop(): void {
    this.#anchor = undefined;
    this.all = false;
  }

  /** The list got shorter. */
  fit(count: number): void {
    if (this.current >= count) this.go(Math.max(0, count - 1));
  }
}
