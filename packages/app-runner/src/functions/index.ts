export { FunctionError, type FunctionErrorCode } from './function-error.js';
export type { SandboxOptions } from './host.js';
export { createSandbox, type FunctionSandbox } from './sandbox.js';
export { MAX_FUNCTION_LENGTH } from './source.js';
