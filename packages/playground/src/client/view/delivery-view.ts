import type { DeliveryEvent } from '../../protocol.js';
import { count } from './quantities.js';
import { NO_RUN, type RunView } from './run-view.js';

const views = new WeakMap<DeliveryEvent, RunView>();

/** A delivery as a run of its trigger: what it gave, its record, its error. The same delivery gives the same view. */
export function deliveryView(delivery: DeliveryEvent): RunView {
  let view = views.get(delivery);
  if (view === undefined) {
    view = viewOf(delivery);
    views.set(delivery, view);
  }
  return view;
}

function viewOf({ bundles, error, ...parts }: DeliveryEvent): RunView {
  const { record } = parts;
  return {
    ...NO_RUN,
    status: error === undefined ? 'done' : 'failed',
    bundles: bundles.map((bundle) => ({ input: 0, bundle })),
    records: [{ ...parts, input: 0 }],
    errors: error === undefined ? [] : [{ input: 0, error }],
    milliseconds: (record.endedAt ?? record.startedAt) - record.startedAt,
  };
}

/** What became of a delivery, in a few words. */
export function outcomeText({ outcome, bundles, reply }: DeliveryEvent): string {
  switch (outcome) {
    case 'accepted':
      return `${count(bundles.length, 'bundle')}, answered ${reply.status}`;
    case 'verified':
      return `verification, answered ${reply.status}`;
    case 'dropped':
      return `not for this trigger, answered ${reply.status}`;
    case 'failed':
      return `failed, answered ${reply.status}`;
  }
}
