export interface Failure {
  readonly error: {
    readonly message: string;
    readonly code: string;
    readonly type?: string;
    readonly details?: readonly string[];
  };
}
