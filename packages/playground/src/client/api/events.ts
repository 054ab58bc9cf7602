import type { PageEvent } from '../../protocol.js';
import { send } from './call.js';
import { CallError } from './call-error.js';
import { linesOf } from './stream.js';

const RETRY_MS = 500;
const MAX_RETRY_MS = 5000;

export interface EventListeners {
  readonly event: (event: PageEvent) => void;
  /** The stream stands (again): what happened in between is to be asked for. */
  readonly connected: () => void;
  readonly lost: () => void;
}

/** Hears what the server tells without being asked, for as long as the page lives; a broken stream is opened again. */
export async function listenForEvents(listeners: EventListeners): Promise<never> {
  let wait = RETRY_MS;
  for (;;) {
    try {
      const response = await send('events', {});
      wait = RETRY_MS;
      listeners.connected();
      for await (const line of linesOf(response)) {
        if (line.startsWith('data:')) listeners.event(JSON.parse(line.slice('data:'.length)) as PageEvent);
      }
    } catch (error) {
      // The server was started anew and knows the page no more; what was typed is stored.
      if (error instanceof CallError && error.status === 401) location.reload();
    }
    listeners.lost();
    await new Promise((resolve) => setTimeout(resolve, wait));
    wait = Math.min(wait * 2, MAX_RETRY_MS);
  }
}
