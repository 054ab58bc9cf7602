import type { Extension } from '../extensions.js';
import { Dispatcher } from './dispatch.js';
import { webhookHandlers } from './handlers.js';

/** Subscriptions and their deliveries. */
export function webhooks(): Extension & { readonly dispatcher: () => Dispatcher | undefined } {
  let dispatcher: Dispatcher | undefined;
  return {
    name: 'webhooks',
    handlers: webhookHandlers,
    before: (host) => {
      const own = new Dispatcher(host.mock);
      dispatcher = own;
      host.onChange((change) => own.changed(change));
      host.onRestore(() => own.clear());
    },
    dispatcher: () => dispatcher,
  };
}
