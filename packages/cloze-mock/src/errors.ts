/**
 * Cloze's own error numbers, as far as they have been seen.
 * 11, 26, 32, 38 and 62 come from live tests of the API by third parties; 1 and 404 from unauthenticated probes.
 */
export const ERROR_CODES = {
  credentials: 1,
  noIdentifiers: 11,
  invalidValue: 26,
  invalidAddress: 32,
  futureDate: 38,
  notFound: 62,
  unknownPath: 404,
  tooManyRequests: 429,
} as const;

/** A failure that the API reports: becomes `{errorcode, message}` with the given HTTP status. */
export class ClozeError extends Error {
  override readonly name = 'ClozeError';

  constructor(
    readonly errorcode: number | undefined,
    message: string,
    /** Logical errors travel inside an HTTP 200: Cloze Swagger 2025.10 documents no other status. */
    readonly status: 200 | 401 | 404 | 429 = 200,
  ) {
    super(message);
  }

  /** The JSON body. The answer to a bad bearer token has no `errorcode` (measured). */
  body(): { errorcode?: number; message: string } {
    return this.errorcode === undefined
      ? { message: this.message }
      : { errorcode: this.errorcode, message: this.message };
  }
}

/** An unknown stage, segment, step, teammate, …: the text is the live API's, seen for projects. */
export function invalidValue(field: string, value: unknown): ClozeError {
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  return new ClozeError(
    ERROR_CODES.invalidValue,
    `An invalid value was provided for the ${field}: ${String(shown).slice(0, 200)}`,
  );
}

/** No record by that identifier. Seen for delete; get is taken to answer the same. */
export function notFound(): ClozeError {
  return new ClozeError(ERROR_CODES.notFound, 'Not found');
}

/** Raised when the mock itself is used wrongly; `code` is stable, `path` says where. */
export class MockError extends Error {
  override readonly name = 'MockError';

  constructor(
    readonly code: string,
    message: string,
    readonly path?: string,
  ) {
    super(path === undefined ? message : `${path}: ${message}`);
  }
}
