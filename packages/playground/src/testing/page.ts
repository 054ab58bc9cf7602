import {
  type FieldValue,
  type FormValues,
  type PageEvent,
  type RunMessage,
  type RunRequest,
  TOKEN_HEADER,
} from '../protocol.js';

/** What a test does in the page's stead, over real HTTP. It keeps every answer, to be searched for secrets. */
export interface TestPage {
  readonly url: string;
  readonly token: string;
  /** All that the server ever said to this page. */
  readonly heard: string[];
  /** Calls the API; the answer's JSON. @throws Error with status and message when it fails. */
  call<Answer>(method: string, path: string, body?: unknown): Promise<Answer>;
  /** The answer as it is. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Runs a module to its end. */
  run(request: RunRequest): Promise<RunMessage[]>;
  /** Runs a module, message by message; `signal` cancels. */
  stream(request: RunRequest, signal?: AbortSignal): AsyncGenerator<RunMessage>;
  /** Listens to the server's events until closed. */
  listen(): Promise<EventStream>;
}

export interface EventStream {
  readonly events: PageEvent[];
  /** The first event that fits, now or later. */
  until<Event extends PageEvent>(fits: (event: PageEvent) => event is Event): Promise<Event>;
  close(): void;
}

/** Opens the page of a playground: takes its token. */
export async function openPage(url: string): Promise<TestPage> {
  const heard: string[] = [];
  const html = await (await fetch(url)).text();
  const token = /<meta name="playground-token" content="([^"]+)"/.exec(html)?.[1] ?? '';
  const send = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${url}${path}`, {
      ...init,
      headers: { [TOKEN_HEADER]: token, 'content-type': 'application/json', ...(init.headers as object) },
    });
  const stream = async function* (request: RunRequest, signal?: AbortSignal): AsyncGenerator<RunMessage> {
    const response = await send('/api/runs', { method: 'POST', body: JSON.stringify(request), signal: signal ?? null });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    for await (const line of linesOf(response, '\n')) {
      heard.push(line);
      yield JSON.parse(line) as RunMessage;
    }
  };
  return {
    url,
    token,
    heard,
    fetch: send,
    stream,
    run: async (request) => {
      const messages: RunMessage[] = [];
      for await (const message of stream(request)) messages.push(message);
      return messages;
    },
    call: async <Answer>(method: string, path: string, body?: unknown) => {
      const response = await send(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      const text = await response.text();
      heard.push(text);
      if (!response.ok) throw new Error(`${response.status} ${text}`);
      return JSON.parse(text) as Answer;
    },
    listen: async () => {
      const abort = new AbortController();
      return listenTo(await send('/api/events', { signal: abort.signal }), { heard, abort });
    },
  };
}

function listenTo(response: Response, { heard, abort }: { heard: string[]; abort: AbortController }): EventStream {
  const events: PageEvent[] = [];
  const waiting = new Set<() => void>();
  const reading = (async () => {
    for await (const block of linesOf(response, '\n\n')) {
      if (!block.startsWith('data: ')) continue;
      heard.push(block);
      events.push(JSON.parse(block.slice('data: '.length)) as PageEvent);
      for (const wake of waiting) wake();
    }
  })();
  reading.catch(() => {});
  return {
    events,
    until: async (fits) => {
      for (;;) {
        const found = events.find(fits);
        if (found) return found;
        await new Promise<void>((wake) => waiting.add(wake));
      }
    },
    close: () => abort.abort(),
  };
}

async function* linesOf(response: Response, separator: string): AsyncGenerator<string> {
  let rest = '';
  for await (const text of (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream())) {
    const parts = (rest + text).split(separator);
    rest = parts.pop() ?? '';
    yield* parts;
  }
}

/** Plain values as the form of a page holds them; a text with `{{` is mapped. */
export function form(values: Readonly<Record<string, unknown>>): FormValues {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fieldOf(value)]));
}

function fieldOf(value: unknown): FieldValue {
  if (typeof value === 'string' && value.includes('{{')) return { kind: 'map', template: value };
  if (Array.isArray(value)) return { kind: 'list', items: value.map(fieldOf) };
  if (typeof value === 'object' && value !== null) return { kind: 'collection', fields: form({ ...value }) };
  return { kind: 'value', value };
}
