/** A body on the wire, with the Content-Type it brings unless the app gives its own (R1.24). */
export interface EncodedBody {
  readonly bytes: Uint8Array;
  readonly contentType?: string | undefined;
}
