/** Header lines in order of sending; names keep their spelling and may repeat. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** One HTTP request, ready for the wire. Redirects are followed by the caller: a transport makes exactly one hop. */
export interface HttpRequest {
  readonly method: string;
  /** Absolute `http:` or `https:` URL, encoded as it goes out. */
  readonly url: string;
  readonly headers: HeaderList;
  readonly body?: Uint8Array | undefined;
  /** Milliseconds until the request is given up (R1.29). */
  readonly timeout: number;
  /** PEM of an additional certificate authority (R1.32). */
  readonly ca?: string | undefined;
}

/** One HTTP response, its body as it came over the wire (still compressed, if it was). */
export interface HttpResponse {
  readonly statusCode: number;
  readonly statusText: string;
  readonly headers: HeaderList;
  readonly body: Uint8Array;
}

/**
 * Sends one request. Rejects with a {@link RunError} for what the platform maps to an error type (R1.36), with the
 * signal's reason when aborted.
 */
export type Transport = (request: HttpRequest, signal?: AbortSignal) => Promise<HttpResponse>;
