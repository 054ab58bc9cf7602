/** A warning, said once where it matters. */
export type Warn = (code: string, message: string) => void;
