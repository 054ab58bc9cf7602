import type { App } from '@connect-app/app-model';
import { failuresOf } from './failures.js';
import { table } from './markdown.js';

/** What an error does to the scenario (R9.3, R9.4), and what its owner can do. */
const MEANINGS: Readonly<Record<string, readonly [effect: string, remedy: string]>> = {
  InvalidAccessTokenError: [
    'The scenario is switched off.',
    'Edit the connection, enter the key or sign in again, and switch the scenario on.',
  ],
  InvalidConfigurationError: ['The scenario is switched off.', 'Correct the settings of the module.'],
  RateLimitError: [
    'It is tried again by itself, after a minute at first, then ever more rarely.',
    'Run the scenario less often, or lower the limits of its searches.',
  ],
  ConnectionError: [
    'It is tried again by itself, after a minute at first, then ever more rarely.',
    'Usually nothing: the service could not be reached, or was in trouble.',
  ],
  ModuleTimeoutError: [
    'It is tried again by itself, after a minute at first, then ever more rarely.',
    'Ask for less at once.',
  ],
  DataError: [
    'The bundle becomes an incomplete execution where these are stored; otherwise the scenario stops here.',
    'Read the message: it says which value was refused. Correct it, or add an error handler.',
  ],
  RuntimeError: [
    'The run stops and is rolled back; after several failures in a row the scenario is switched off.',
    'Read the message, and add an error handler where the failure is to be expected.',
  ],
  DuplicateDataError: ['A warning is shown.', 'Nothing, if the record was meant to be there already.'],
  IncompleteDataError: [
    'It is tried again by itself, after a minute at first, then ever more rarely.',
    'Usually nothing: the data was not complete yet.',
  ],
  InconsistencyError: ['The run stops at once and cannot be rolled back.', 'Check the data in both services.'],
  OutOfSpaceError: ['The scenario stops here.', 'Make room in the service.'],
  MaxFileSizeExceededError: ['The scenario is switched off.', 'Send smaller files.'],
  MaxResultsExceededError: ['The scenario is switched off.', 'Lower the limit.'],
};

/** A chapter on what each error of the app means; nothing when its modules map none. */
export function errorsChapter(app: App): string[] {
  const types = new Set([...app.modules.values()].flatMap((module) => failuresOf(app, module)).flatMap((f) => f.types));
  const rows = Object.entries(MEANINGS).flatMap(([type, meaning]) => (types.has(type) ? [[type, ...meaning]] : []));
  if (types.size === 0) return [];
  return ['## Errors', '', ...table(['Error', 'What happens to the scenario', 'What you can do'], rows)];
}
