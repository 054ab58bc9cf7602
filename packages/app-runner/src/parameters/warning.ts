/** A warning about something in a form that is no failure. */
export interface ParameterWarning {
  readonly code: 'unknown-parameter' | 'unknown-type' | 'erase-ignored' | 'rpc-failed';
  readonly message: string;
}
