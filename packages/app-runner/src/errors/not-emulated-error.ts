import type { Location } from '@connect-app/app-model';

/** The app uses something of the platform that the workbench does not emulate and will not guess. */
export class NotEmulatedError extends Error {
  override readonly name = 'NotEmulatedError';
  readonly code = 'not-emulated';
  /** Short name of what is missing, e.g. `isc`. */
  readonly feature: string;
  readonly location: Location | undefined;

  constructor(options: {
    readonly feature: string;
    readonly message: string;
    readonly location?: Location | undefined;
  }) {
    super(options.message);
    this.feature = options.feature;
    this.location = options.location;
  }

  /** The same error with its message passed through `mask`. */
  redacted(mask: (text: string) => string): NotEmulatedError {
    const { feature, location } = this;
    return new NotEmulatedError({ feature, location, message: mask(this.message) });
  }
}
