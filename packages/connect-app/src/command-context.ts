import type { LoadedConfig } from './config.js';
import type { Streams } from './output.js';

/** What every command is handed beside its own arguments. */
export interface CommandContext {
  readonly streams: Streams;
  readonly config: LoadedConfig;
}
