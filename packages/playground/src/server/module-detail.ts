import { type App, type Component, effectiveSteps, type Json, type Module, type Section } from '@connect-app/app-model';
import { mayErase, type Runner } from '@connect-app/app-runner';
import type { ModuleDetail } from '../protocol.js';
import { type AskForFields, fieldsOf } from './fields.js';
import { summarizeModule } from './summary.js';
import { triggerKind } from './trigger-states.js';
import { connectionNameOf, type Workbench } from './workbench.js';

export interface DetailCall {
  readonly app: App;
  readonly module: Module;
  /** Absent while the app does not run. */
  readonly runner: Runner | undefined;
  /** Id of the connection that was chosen. */
  readonly connection: string | undefined;
}

/** What one dialog needs. With a connection the fields that RPCs give are asked for. */
export async function detailOf(bench: Workbench, call: DetailCall): Promise<ModuleDetail> {
  const { app, module } = call;
  const sorted = bench.live.current.sorted(app);
  const { sections } = module;
  const webhook = app.webhooks.get(module.webhook ?? '');
  const ask = askWith(bench, call);
  const [webhookFields, parameters, expect, outputs, samples] = await Promise.all([
    fieldsOf(webhook?.sections.parameters?.value, ask),
    fieldsOf(sections.parameters?.value, ask),
    fieldsOf(sections.expect?.value, ask),
    fieldsOf(sections.interface?.value, ask, { deep: true }),
    samplesOf(sections.samples, ask),
  ]);
  const state = bench.states.get(module.name);
  return {
    ...summarizeModule(app, module, sorted),
    webhookFields,
    fields: [...parameters, ...expect],
    interface: outputs,
    samples,
    diagnostics: sorted.of(module),
    effective: effectiveBlocks(app, module),
    erasable: mayErase(app, module),
    ...(module.type === 'trigger'
      ? {
          trigger: {
            type: triggerKind(app, module),
            epoch: effectiveSteps({ app, component: module, section: 'epoch' }).length > 0,
            ...(state === undefined ? {} : { state }),
          },
        }
      : {}),
  };
}

/** Asks the app's RPCs the way its dialogs do, with a form that holds nothing yet. */
function askWith(bench: Workbench, { app, module, runner, connection }: DetailCall): AskForFields | undefined {
  const used = bench.connections.use(connection);
  if (!runner || (connection === undefined && connectionNameOf(app, module) !== undefined)) return undefined;
  return async (reference) => bench.secrets.value(await runner.callReference({ reference, ...used, values: {} }));
}

/** Samples may come from an RPC, too (R7.2). */
async function samplesOf(section: Section | undefined, ask: AskForFields | undefined): Promise<Json> {
  const value = section?.value ?? null;
  if (typeof value !== 'string') return value;
  return ask ? ((await ask(value).catch(() => null)) as Json) : null;
}

/** Every block a module runs, base merged in (R1.3): its own, and those of its webhook. */
function effectiveBlocks(app: App, module: Module): Json {
  const webhook = app.webhooks.get(module.webhook ?? '');
  const blocks: [string, Component, string][] = [
    ['api', module, 'api'],
    ['epoch', module, 'epoch'],
    ...(webhook
      ? (['api', 'attach', 'update', 'detach'] as const).map((section): [string, Component, string] => [
          `webhook.${section}`,
          webhook,
          section,
        ])
      : []),
  ];
  const filled = blocks.flatMap(([name, component, section]) => {
    const steps = effectiveSteps({ app, component, section }).map(({ value }) => value as Json);
    return steps.length === 0 ? [] : [[name, steps] as const];
  });
  return Object.fromEntries(filled);
}
