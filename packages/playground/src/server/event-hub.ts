import type { PageEvent } from '../protocol.js';

/** What waits for a page that reads slowly; one that falls further behind is cut off and connects anew. */
const MOST_WAITING = 1000;
/** Keeps connections open that would be closed as idle. */
const HEARTBEAT = 15_000;

/** Tells every open page what happens without being asked. */
export class EventHub {
  readonly #pages = new Set<ReadableStreamDefaultController<Uint8Array>>();
  readonly #encoder = new TextEncoder();

  send(event: PageEvent): void {
    this.#broadcast(`data: ${JSON.stringify(event)}\n\n`);
  }

  /** A stream of server-sent events for one page, `first` before all others. */
  stream(first: readonly PageEvent[]): Response {
    let page: ReadableStreamDefaultController<Uint8Array>;
    let heartbeat: NodeJS.Timeout;
    const stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          page = controller;
          this.#pages.add(page);
          page.enqueue(this.#encoder.encode(': connected\n\n'));
          for (const event of first) page.enqueue(this.#encoder.encode(`data: ${JSON.stringify(event)}\n\n`));
          heartbeat = setInterval(() => this.#write(page, this.#encoder.encode(': still here\n\n')), HEARTBEAT);
          heartbeat.unref();
        },
        cancel: () => {
          clearInterval(heartbeat);
          this.#pages.delete(page);
        },
      },
      { highWaterMark: MOST_WAITING },
    );
    return new Response(stream, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } });
  }

  /** Ends all streams. */
  close(): void {
    for (const page of this.#pages) page.close();
    this.#pages.clear();
  }

  #broadcast(text: string): void {
    const bytes = this.#encoder.encode(text);
    for (const page of this.#pages) this.#write(page, bytes);
  }

  #write(page: ReadableStreamDefaultController<Uint8Array>, bytes: Uint8Array): void {
    if (!this.#pages.has(page)) return;
    if ((page.desiredSize ?? 0) > 0) page.enqueue(bytes);
    else {
      this.#pages.delete(page);
      page.error(new Error('The page reads too slowly.'));
    }
  }
}
