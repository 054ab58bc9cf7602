import type { RecordedBody, RecordedRequest, RecordedResponse } from '../events.js';
import { pagesOf, type RunRecord } from './run-record.js';

/** An HTTP archive, version 1.2 (http://www.softwareishard.com/blog/har-12-spec/): opens in a browser's network panel. */
export interface Har {
  readonly log: {
    readonly version: '1.2';
    readonly creator: { readonly name: string; readonly version: string };
    readonly entries: readonly HarEntry[];
  };
}

/** Marks a body of which the record holds only the beginning. */
export const CUT = 'cut';

interface NameValue {
  readonly name: string;
  readonly value: string;
}

export interface HarEntry {
  readonly startedDateTime: string;
  readonly time: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly httpVersion: string;
    readonly cookies: readonly [];
    readonly headers: readonly NameValue[];
    readonly queryString: readonly NameValue[];
    readonly postData?: {
      readonly mimeType: string;
      readonly text: string;
      readonly params?: readonly [];
      /** `base64` when the body is no text; a field of our own, for HAR has none. */
      readonly _encoding?: 'base64';
    };
    readonly headersSize: -1;
    readonly bodySize: number;
  };
  readonly response: {
    readonly status: number;
    readonly statusText: string;
    readonly httpVersion: string;
    readonly cookies: readonly [];
    readonly headers: readonly NameValue[];
    readonly content: {
      readonly size: number;
      readonly mimeType: string;
      readonly text: string;
      readonly encoding?: 'base64';
      /** {@link CUT} when the text is only the beginning of the body. */
      readonly comment?: string;
    };
    readonly redirectURL: string;
    readonly headersSize: -1;
    readonly bodySize: number;
  };
  readonly cache: Record<string, never>;
  readonly timings: { readonly send: 0; readonly wait: number; readonly receive: 0 };
}

/** The requests of a run as a HAR. The record is free of secrets, and so is this. */
export function toHar(record: RunRecord): Har {
  const entries = pagesOf(record).flatMap(({ at, request, response }) =>
    request ? [harEntry(at, request, response)] : [],
  );
  return { log: { version: '1.2', creator: { name: 'connect-app', version: '1.0.0' }, entries } };
}

/** One exchange as a HAR entry; a request without a response has status 0, as browsers write it. */
export function harEntry(at: number, request: RecordedRequest, response: RecordedResponse | undefined): HarEntry {
  const duration = response?.duration ?? 0;
  return {
    startedDateTime: new Date(at).toISOString(),
    time: duration,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(request.headers),
      queryString: queryOf(request.url),
      ...(request.body && { postData: postData(request.body) }),
      headersSize: -1,
      bodySize: request.body?.size ?? 0,
    },
    response: {
      status: response?.statusCode ?? 0,
      statusText: response?.statusText ?? '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(response?.headers ?? []),
      content: {
        size: response?.body.size ?? 0,
        mimeType: response?.body.mimeType ?? 'x-unknown',
        text: response?.body.text ?? '',
        ...(response?.body.encoding && { encoding: response.body.encoding }),
        ...(response?.body.truncated && { comment: CUT }),
      },
      redirectURL: response?.headers.find(([name]) => name.toLowerCase() === 'location')?.[1] ?? '',
      headersSize: -1,
      bodySize: response?.body.size ?? -1,
    },
    cache: {},
    timings: { send: 0, wait: duration, receive: 0 },
  };
}

function postData(body: RecordedBody): NonNullable<HarEntry['request']['postData']> {
  return { mimeType: body.mimeType, text: body.text, params: [], ...(body.encoding && { _encoding: body.encoding }) };
}

function pairs(headers: readonly (readonly [string, string])[]): NameValue[] {
  return headers.map(([name, value]) => ({ name, value }));
}

function queryOf(url: string): NameValue[] {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return [...(parsed?.searchParams ?? [])].map(([name, value]) => ({ name, value }));
}
