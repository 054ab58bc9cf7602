import type { RecordedBody } from '../events.js';

/** Characters of all bodies of a record together, unless it is told otherwise. */
const MAX_LENGTH = 32 * 1024 * 1024;

/** How much of its bodies a record still has room for; what comes after is cut off. */
export class BodyRoom {
  #left: number;

  constructor(length = MAX_LENGTH) {
    this.#left = length;
  }

  /** The exchange with as much of its body as there is room for. */
  cut<Exchange extends { readonly body?: RecordedBody }>(exchange: Exchange): Exchange {
    const { body } = exchange;
    if (body === undefined) return exchange;
    const room = this.#left;
    this.#left = Math.max(0, room - body.text.length);
    if (body.text.length <= room) return exchange;
    return { ...exchange, body: { ...body, text: body.text.slice(0, room), truncated: true } };
  }
}
