import { deliveryView } from '../view/delivery-view.js';
import { NO_RUN, type RunView } from '../view/run-view.js';
import type { Dialog } from './dialogs.js';
import { shownDelivery } from './webhooks.js';

/** What a dialog's module gave last: its run, or the delivery of its webhook that is looked at. Reading it subscribes. */
export function outcomeOf(dialog: Dialog): RunView {
  if (!dialog.instant) return dialog.run.view.value;
  const delivery = shownDelivery(dialog.name);
  return delivery === undefined ? NO_RUN : deliveryView(delivery);
}
