/** A call the server refused, or that never reached it (status 0). */
export class CallError extends Error {
  readonly code: string;
  readonly status: number;
  readonly type: string | undefined;
  readonly details: readonly string[];

  constructor(
    message: string,
    about: {
      readonly code: string;
      readonly status: number;
      readonly type?: string | undefined;
      readonly details?: readonly string[] | undefined;
    },
  ) {
    super(message);
    this.code = about.code;
    this.status = about.status;
    this.type = about.type;
    this.details = about.details ?? [];
  }
}

/** Anything thrown as a sentence. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whether a call ended because the page itself called it off. */
export function isAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
