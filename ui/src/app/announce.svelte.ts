// What screen readers are told beside the focus: one polite region and one that interrupts, each a sentence at a time.
class Announcer {
  polite = $state("");
  urgent = $state("");

  say(text: string): void {
    this.polite = differs(this.polite, text);
  }

  interrupt(text: string): void {
    this.urgent = differs(this.urgent, text);
  }
}

/** The same sentence twice is only read twice when the text changed. */
function differs(before: string, text: string): string {
  return before === text ? `${text}\u00a0` : text;
}

const announcer = new Announcer();
export default announcer;
