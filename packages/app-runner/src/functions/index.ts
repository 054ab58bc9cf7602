export { FunctionError, type FunctionErrorCode } from './function-error.js';
export { createSandbox, type FunctionSandbox, type SandboxOptions } from './sandbox.js';
export { MAX_FUNCTION_LENGTH } from './source.js';
