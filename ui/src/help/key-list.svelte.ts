// Whether the key list is shown; any screen may show it.
class KeyList {
  open = $state(false);

  show(): void {
    this.open = true;
  }

  hide(): void {
    this.open = false;
  }
}

export const keyList = new KeyList();
