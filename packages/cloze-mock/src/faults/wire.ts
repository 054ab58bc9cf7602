import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

/** A reset connection, as a client in process sees it: an error with the code that a socket would have. */
function connectionReset(): Error {
  return Object.assign(new TypeError('terminated'), {
    cause: Object.assign(new Error('aborted'), { code: 'ECONNRESET' }),
  });
}

/** Sends half a body and resets the connection: the socket's when there is one, else the stream breaks. */
export function resetMidBody(response: Response, text: string, outgoing: ServerResponse | undefined): Response {
  const half = Buffer.from(text).subarray(0, Math.ceil(Buffer.byteLength(text) / 2));
  if (outgoing) {
    outgoing.writeHead(response.status, { ...headersOf(response), 'content-length': Buffer.byteLength(text) });
    // The client is to have the first half before the connection breaks.
    outgoing.write(half, () => outgoing.socket?.resetAndDestroy());
    return RESPONSE_ALREADY_SENT;
  }
  let sent = false;
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (sent) controller.error(connectionReset());
      else controller.enqueue(new Uint8Array(half));
      sent = true;
    },
  });
  return new Response(stream, { status: response.status, headers: headersOf(response) });
}

/** A body that comes in pieces of `bytes`, `ms` apart. Over a socket and in process alike. */
export function trickle(response: Response, text: string, { ms, bytes }: { ms: number; bytes: number }): Response {
  const body = Buffer.from(text);
  let at = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      if (at > 0) await wait(ms);
      controller.enqueue(new Uint8Array(body.subarray(at, at + bytes)));
      at += bytes;
      if (at >= body.length) controller.close();
    },
  });
  return new Response(stream, { status: response.status, headers: headersOf(response) });
}

interface Silence {
  readonly ms: number;
  readonly outgoing: ServerResponse | undefined;
  /** The client's own patience, and the mock's end. */
  readonly signals: readonly AbortSignal[];
}

/** Answers nothing for `ms`, then closes the connection. In process, the call rejects as a closed connection does. */
export async function saySilence({ ms, outgoing, signals }: Silence): Promise<Response> {
  await wait(ms, undefined, { signal: AbortSignal.any([...signals]) }).catch(() => {});
  if (outgoing) {
    outgoing.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  const aborted = signals.find((signal) => signal.aborted);
  throw aborted?.reason instanceof Error ? aborted.reason : connectionReset();
}

function headersOf(response: Response): Record<string, string> {
  const headers = Object.fromEntries(response.headers);
  delete headers['content-length'];
  return headers;
}
