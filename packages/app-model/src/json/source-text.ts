import type { Location } from '../section.js';

/** One file's text, able to say in which line and column an offset stands. Lines and columns count from 1. */
export class SourceText {
  #lineStarts: number[] | undefined;

  constructor(
    readonly file: string,
    readonly text: string,
  ) {}

  /** The place of the character at `offset`; an offset past the end answers with the end. */
  locationAt(offset: number): Location {
    const starts = this.#starts();
    const at = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { file: this.file, line: low + 1, column: at - (starts[low] ?? 0) + 1 };
  }

  #starts(): number[] {
    if (!this.#lineStarts) {
      this.#lineStarts = [0];
      for (let i = this.text.indexOf('\n'); i >= 0; i = this.text.indexOf('\n', i + 1)) this.#lineStarts.push(i + 1);
    }
    return this.#lineStarts;
  }
}
