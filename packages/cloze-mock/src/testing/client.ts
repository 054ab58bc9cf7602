import type { ClozeMock } from '../mock.js';

type Answer = Record<string, unknown> & { errorcode?: number };

/** Calls a mock as a client of the API would, and reads the JSON of its answer. */
export interface Client {
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
  delete(path: string): Promise<Answer>;
}

export function clientOf(mock: ClozeMock, apiKey = mock.account.apiKey): Client {
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
  const send = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await mock.fetch(new Request(`https://api.cloze.com${path}`, { ...init, headers }));
    return (await response.json()) as Answer;
  };
  return {
    get: (path) => send(path),
    post: (path, body) => send(path, { method: 'POST', body: JSON.stringify(body) }),
    delete: (path) => send(path, { method: 'DELETE' }),
  };
}
