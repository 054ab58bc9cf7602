import type { PageEvent } from '../../protocol.js';
import { listenForEvents } from '../api/events.js';
import { generation, loadApp, online } from './app.js';
import { keepChain } from './chain-memory.js';
import { setConnections } from './connections.js';
import { loadNames } from './expressions.js';
import { notice } from './notice.js';
import { applyTheme } from './theme.js';
import { addDelivery, addSubscriptionCall, loadWebhooks, subscriptions } from './webhooks.js';

/** Asks for all the page shows at first and listens from then on. */
export async function startPage(): Promise<void> {
  applyTheme();
  await loadApp();
  keepChain();
  void loadNames().catch(() => {});
  let first = true;
  void listenForEvents({
    event: take,
    connected: () => {
      online.value = true;
      void loadWebhooks().catch(() => {});
      // What changed while nobody listened is not known.
      if (!first) void reload();
      first = false;
    },
    lost: () => {
      online.value = false;
    },
  });
}

function take(event: PageEvent): void {
  switch (event.type) {
    case 'reloaded':
      void reload();
      break;
    case 'subscriptions':
      subscriptions.value = event.subscriptions;
      break;
    case 'connections':
      setConnections(event.connections);
      break;
    case 'authorization-failed':
      notice.value = { kind: 'error', text: event.error.message };
      break;
    case 'delivery':
      addDelivery(event);
      break;
    case 'subscription-call':
      addSubscriptionCall(event);
  }
}

/** The definitions changed: dialogs ask for theirs when they see the new generation. */
async function reload(): Promise<void> {
  await loadApp();
  generation.value += 1;
}
