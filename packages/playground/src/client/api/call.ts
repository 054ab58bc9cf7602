import { type Failure, TOKEN_HEADER } from '../../protocol.js';
import { CallError } from './call-error.js';

/** The token the server wrote into the page; it stands nowhere else. */
const token = document.querySelector<HTMLMetaElement>('meta[name="playground-token"]')?.content ?? '';

export interface CallOptions {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** Calls the server and reads its JSON answer. @throws CallError when it refuses or cannot be reached. */
export async function call<Answer>(path: string, options: CallOptions = {}): Promise<Answer> {
  const response = await send(path, options);
  return (await response.json()) as Answer;
}

/** Sends a call; the answer is an answer that is no failure. */
export async function send(path: string, { method, body, signal }: CallOptions): Promise<Response> {
  const response = await fetch(`/api/${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { [TOKEN_HEADER]: token, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new CallError('The playground cannot be reached. Is it still running?', { code: 'unreachable', status: 0 });
  });
  if (!response.ok) throw await refusal(response);
  return response;
}

async function refusal(response: Response): Promise<CallError> {
  const failure = (await response.json().catch(() => undefined)) as Failure | undefined;
  const {
    message = `The playground answered with status ${response.status}.`,
    code = 'unknown',
    type,
    details,
  } = failure?.error ?? {};
  return new CallError(message, { code, status: response.status, type, details });
}
