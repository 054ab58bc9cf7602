import { describe, expect, it } from 'vitest';
import type { DeliveryEvent } from '../../protocol.js';
import { deliveryView, outcomeText } from './delivery-view.js';

const delivery: DeliveryEvent = {
  type: 'delivery',
  id: 1,
  at: '2030-01-01T00:00:00.000Z',
  subscription: 's',
  module: 'watch',
  outcome: 'accepted',
  reply: { status: 200, body: '{}' },
  bundles: [{ id: 1 }],
  record: {
    component: { kind: 'webhook', name: 'changed', section: 'api' },
    startedAt: 1000,
    endedAt: 1012,
    steps: [],
    calls: [],
    bundles: [],
    bundleCount: 1,
    pagesLeftOut: 0,
    warnings: [],
  },
  har: {},
  curl: [],
};

describe('a delivery', () => {
  it('is shown as a run is', () => {
    expect(deliveryView(delivery)).toMatchObject({
      status: 'done',
      bundles: [{ input: 0, bundle: { id: 1 } }],
      records: [{ input: 0, record: delivery.record }],
      errors: [],
      milliseconds: 12,
    });
    const error = { type: 'DataError', code: 'x', message: 'No.', details: [] };
    expect(deliveryView({ ...delivery, error })).toMatchObject({ status: 'failed', errors: [{ input: 0, error }] });
    expect(deliveryView(delivery)).toBe(deliveryView(delivery));
  });

  it('says what became of it', () => {
    const text = (outcome: DeliveryEvent['outcome'], bundles: unknown[] = []) =>
      outcomeText({ ...delivery, outcome, bundles });
    expect([text('accepted', [1]), text('accepted', []), text('verified'), text('dropped'), text('failed')]).toEqual([
      '1 bundle, answered 200',
      '0 bundles, answered 200',
      'verification, answered 200',
      'not for this trigger, answered 200',
      'failed, answered 200',
    ]);
  });
});
