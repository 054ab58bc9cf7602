/**
 * Streams messages, one JSON a line. The next message is asked for only when the reader wants more; a reader that leaves
 * aborts the work.
 */
export function ndjson(messages: AsyncGenerator<unknown, unknown, undefined>, abort: AbortController): Response {
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const next = await messages.next();
        if (next.done === true) controller.close();
        else controller.enqueue(encoder.encode(`${JSON.stringify(next.value)}\n`));
      },
      cancel: () => {
        abort.abort();
        // A step under way ends by the signal; waiting for it here would keep the connection.
        void messages.return(undefined).catch(() => {});
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(stream, { headers: { 'content-type': 'application/x-ndjson; charset=utf-8' } });
}
