/** What became of one try to deliver. */
export type Verdict =
  | { readonly kind: 'accepted'; readonly status: number }
  | { readonly kind: 'failed' | 'refused'; readonly reason: string; readonly status?: number };

/** A target has ten seconds to answer, unless the mock's options say something else. */
export const REPLY_TIMEOUT = 10_000;

/** What is sent, and with which patience. */
export interface Sending {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds of the machine's time. */
  readonly timeout: number;
}

/** More redirects than this suspend a subscription. */
const MOST_REDIRECTS = 2;

/** Sends an event. The API wants `OK` as text or `{"status":"ok"}` as JSON; any other reply suspends at once. */
export async function deliver(target: string, { body, headers, fetch, timeout }: Sending): Promise<Verdict> {
  let url = target;
  for (let redirects = 0; ; redirects += 1) {
    let response: Response;
    try {
      response = await fetch(url, {
        method: 'POST',
        body,
        headers,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeout),
      });
    } catch (error) {
      return {
        kind: 'failed',
        reason:
          error instanceof Error && error.name === 'TimeoutError'
            ? `no reply within ${timeout / 1000} s`
            : 'network error',
      };
    }
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null) {
      if (redirects >= MOST_REDIRECTS)
        return { kind: 'refused', reason: 'more than 2 redirects', status: response.status };
      if (!URL.canParse(location, url))
        return { kind: 'failed', reason: 'a redirect to nowhere', status: response.status };
      url = new URL(location, url).href;
      continue;
    }
    const text = await response.text().catch(() => undefined);
    if (text === undefined) return { kind: 'failed', reason: 'the reply broke off', status: response.status };
    return verdict(response, text);
  }
}

/** "status outside 200-4xx" is retried (Cloze Swagger 2025.10); within, the body decides. */
function verdict({ status, headers }: Response, text: string): Verdict {
  if (status < 200 || status >= 500) return { kind: 'failed', reason: `status ${status}`, status };
  const type = headers.get('content-type') ?? '';
  if (type.startsWith('text/plain') && text.trim() === 'OK') return { kind: 'accepted', status };
  if (type.startsWith('application/json') && isOkay(text)) return { kind: 'accepted', status };
  return { kind: 'refused', reason: 'the reply was neither OK nor {"status":"ok"}', status };
}

function isOkay(text: string): boolean {
  try {
    return (JSON.parse(text) as { status?: unknown }).status === 'ok';
  } catch {
    return false;
  }
}
