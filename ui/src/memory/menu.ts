// What stands in a menu.
export interface MenuItem {
  readonly label: string;
  /** As it is written on the keyboard. */
  readonly key?: string;
  readonly danger?: boolean;
  /** With a line above it. */
  readonly apart?: boolean;
  run(): void;
}
