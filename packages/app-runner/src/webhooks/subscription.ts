import type { Webhook } from '@connect-app/app-model';
import type { Context } from '../communication/index.js';
import { prepareConnection } from '../connections/prepare.js';
import { BundleValidationError, resolveParameters } from '../parameters/index.js';
import { runReference } from '../rpcs/call-rpc.js';
import { collect } from '../runner/collect.js';
import type { CallOptions, WebhookData } from '../runner/options.js';
import { learnNamedSecrets } from '../runner/secrets.js';
import { execute, openSession, type RunnerCore, runtimeOf } from '../runner/session.js';
import { componentOf } from '../runner/unknown-component.js';
import { webhookVariable } from './variable.js';

export interface SubscriptionCall {
  readonly name: string;
  /** The webhook's own form (R4.7). */
  readonly values: Readonly<Record<string, unknown>>;
  readonly webhook: WebhookData;
  readonly options: CallOptions;
}

/** Subscribes (R4.7): what `response.data` holds is kept and readable as `webhook.*` from then on (R4.8). */
export function attachWebhook(core: RunnerCore, call: SubscriptionCall): Promise<WebhookData> {
  return subscription(core, 'attach', call);
}

/** Subscribes anew after the webhook's form was edited, with what attaching stored at hand (R4.9). */
export function updateWebhook(core: RunnerCore, call: SubscriptionCall): Promise<WebhookData> {
  return subscription(core, 'update', call);
}

/** Unsubscribes (R4.9). */
export function detachWebhook(core: RunnerCore, call: SubscriptionCall): Promise<WebhookData> {
  return subscription(core, 'detach', call);
}

function subscription(
  core: RunnerCore,
  section: 'attach' | 'update' | 'detach',
  { name, values, webhook, options }: SubscriptionCall,
): Promise<WebhookData> {
  const session = openSession(core, options);
  return execute(
    { session, component: { kind: 'webhook', name, section }, parameters: values, state: webhook.data },
    async (ready) => {
      const component: Webhook = componentOf(core.app.webhooks, 'webhook', name);
      const connection = await prepareConnection(session, component, options.connection);
      const resolved = await resolveParameters({
        blocks: [component.sections.parameters?.value],
        values,
        timezone: core.environment.timezone,
        callRpc: (reference, form) => runReference(session, reference, { values: form, connection, webhook }),
      });
      for (const secret of resolved.secrets) session.redactor.add(secret);
      learnNamedSecrets(session.redactor, webhook.data);
      ready();
      if (resolved.issues.length > 0 && section !== 'detach') throw new BundleValidationError(resolved.issues);
      const communication = core.blocks.get({ component, section, kind: 'webhook' });
      if (!communication) return webhook;
      const context: Context = {
        parameters: resolved.values,
        connection,
        common: core.common,
        data: webhook.data,
        ...webhookVariable(webhook),
      };
      const { result } = await collect(communication, { context, runtime: runtimeOf(session) });
      const stored = result.values['data'];
      const data = typeof stored === 'object' && stored !== null ? { ...webhook.data, ...stored } : webhook.data;
      return { ...webhook, data };
    },
  );
}
