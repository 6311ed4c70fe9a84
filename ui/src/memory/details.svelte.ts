// Whether the details of the current unit are shown under the list: as one left it, for as long as the window lives.

class Details {
  shown = $state(false);

  toggle(): void {
    this.shown = !this.shown;
  }
}

export const details = new Details();
