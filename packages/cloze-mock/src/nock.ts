import type { ClozeMock } from './mock.js';

/** The part of nock that is needed; the caller brings its own nock, so that it is no dependency here. */
type Nock = (origin: string) => NockScope;
interface NockScope {
  persist(): NockScope;
  intercept(path: RegExp, method: string): { reply(answer: NockAnswer): NockScope };
}
type NockAnswer = (
  this: { req: { headers: Record<string, unknown> } },
  uri: string,
  body: unknown,
) => Promise<[number, string, Record<string, string>]>;

/** Where Cloze itself has the API, and where the OAuth pages. */
const API = 'https://api.cloze.com';
const SITE = 'https://www.cloze.com';

/**
 * Lets nock answer every request to `https://api.cloze.com`, and those to `https://www.cloze.com/oauth/`, from a mock.
 * Everything else stays as nock has it. With an `origin`, requests to that one alone.
 *
 * @example
 * interceptWithNock(mock, nock);
 * await fetch('https://api.cloze.com/v1/user/profile', { headers: { authorization: `Bearer ${mock.account.apiKey}` } });
 */
export function interceptWithNock(mock: Pick<ClozeMock, 'fetch'>, nock: unknown, origin?: string): void {
  intercept({ mock, nock, origin: origin ?? API, path: /.*/ });
  if (origin === undefined) intercept({ mock, nock, origin: SITE, path: /^\/oauth\// });
}

interface Interception {
  readonly mock: Pick<ClozeMock, 'fetch'>;
  readonly nock: unknown;
  readonly origin: string;
  readonly path: RegExp;
}

function intercept({ mock, nock, origin, path }: Interception): void {
  const scope = (nock as Nock)(origin).persist();
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']) {
    scope.intercept(path, method).reply(async function reply(uri, body) {
      const headers = Object.fromEntries(
        Object.entries(this.req.headers).map(([name, value]) => [name, String(value)]),
      );
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const request = new Request(new URL(uri, origin), {
        method,
        headers,
        ...(method !== 'GET' && method !== 'HEAD' && text !== '' && { body: text }),
      });
      const response = await mock.fetch(request);
      return [response.status, await response.text(), Object.fromEntries(response.headers)];
    });
  }
}
