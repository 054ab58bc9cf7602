import {
  createRecorder,
  type ErrorReport,
  type IncomingRequest,
  type Runner,
  recordReply,
  reportError,
  type WebhookReply,
} from '@connect-app/app-runner';
import type { Subscription } from './subscription.js';
import type { TakenDelivery } from './webhook-log.js';

/** The answer to a call that the app could not work with. */
const FAILED: WebhookReply = {
  status: 500,
  headers: { 'content-type': 'text/plain' },
  body: 'The app failed while it took the call.',
};

/** A call that came to the address of a subscription. */
export interface ReceivedCall {
  readonly runner: Runner;
  readonly request: IncomingRequest;
  /** Whose address was called. */
  readonly held: Subscription;
  /** All who are meant: the one alone, or everyone who has subscribed a shared webhook (R4.5). */
  readonly listening: readonly Subscription[];
}

/** What a call led to: its answer, and what each of those who listen is told. */
export interface CallResult {
  readonly reply: WebhookReply;
  readonly taken: readonly { readonly by: Subscription; readonly delivery: TakenDelivery }[];
}

interface Outcome {
  readonly reply: WebhookReply;
  readonly outcome: TakenDelivery['outcome'];
  /** How many bundles each who listens was given, in their order. */
  readonly counts: readonly number[];
  readonly error?: ErrorReport;
}

/** Hands a call to the app. Never throws: a call that the app cannot take is answered and told of as failed. */
export async function receiveCall({ runner, request, held, listening }: ReceivedCall): Promise<CallResult> {
  // Every bundle is told, however many there are.
  const recorder = createRecorder({ maxBundles: Number.POSITIVE_INFINITY });
  const result: Outcome = await runner
    .receive(held.summary.webhook, {
      request,
      webhook: held.data,
      values: held.values,
      ...held.connection,
      listener: recorder.listener,
      subscribers: listening.map((one) => ({ ...one.connection, webhook: one.data, module: one.summary.module })),
    })
    .then(
      ({ reply, outcome, deliveries }) => ({ reply, outcome, counts: deliveries.map(({ length }) => length) }),
      (error: unknown) => ({ reply: FAILED, outcome: 'failed', counts: [], error: reportError(error) }),
    );
  const { record } = recorder;
  if (!record) return { reply: result.reply, taken: [] };
  const { incoming } = record;
  if (incoming && !incoming.response) incoming.response = recordReply(result.reply, 0);
  // The record's bundles are free of secrets; they stand in the order of the subscribers.
  const bundles = [...record.bundles];
  const taken = listening.flatMap((by, index) => {
    const own = bundles.splice(0, result.counts[index] ?? 0);
    return own.length > 0 || by === held ? [{ by, delivery: { ...result, record, bundles: own } }] : [];
  });
  return { reply: result.reply, taken };
}
