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

/**
 * Lets nock answer every request to `https://api.cloze.com` from a mock. Everything else stays as nock has it.
 *
 * @example
 * interceptWithNock(mock, nock);
 * await fetch('https://api.cloze.com/v1/user/profile', { headers: { authorization: `Bearer ${mock.account.apiKey}` } });
 */
export function interceptWithNock(
  mock: Pick<ClozeMock, 'fetch'>,
  nock: unknown,
  origin = 'https://api.cloze.com',
): void {
  const scope = (nock as Nock)(origin).persist();
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
    scope.intercept(/.*/, method).reply(async function reply(uri, body) {
      const headers = Object.fromEntries(
        Object.entries(this.req.headers).map(([name, value]) => [name, String(value)]),
      );
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const request = new Request(new URL(uri, origin), {
        method,
        headers,
        ...(method !== 'GET' && text !== '' && { body: text }),
      });
      const response = await mock.fetch(request);
      return [response.status, await response.text(), Object.fromEntries(response.headers)];
    });
  }
}
