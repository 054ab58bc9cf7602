import type { FunctionCall, FunctionDefinition } from './functions/definition.js';
import type { Settings } from './options.js';

/** What runs when a built-in function is called, where its behaviour hangs on decisions: under those of the settings. */
export function decidedCall({ call, decide }: FunctionDefinition, settings: Settings): FunctionCall {
  return decide === undefined || settings.recommended ? call : decide(settings);
}
