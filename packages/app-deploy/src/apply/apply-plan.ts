import { type ApiClient, MOST_AT_ONCE } from '../client/api-client.js';
import { inParallel } from '../client/limit.js';
import { type DesiredApp, KIND_ORDER, type Metadata } from '../model/desired.js';
import { changedEntries } from '../model/metadata.js';
import { type Names, renameReferences } from '../model/names.js';
import type { Origin } from '../origin.js';
import { fingerprintsOf } from '../plan/fingerprints.js';
import type { Change, Creation, Deletion, Plan } from '../plan/plan.js';
import { AppApi } from '../remote/app-api.js';
import { listApps, newApps } from '../remote/find-app.js';
import { NAMED_BY_INSTANCE } from '../remote/pair-names.js';
import { remoteName } from '../remote/remote-state.js';
import { createOnce } from './create-once.js';
import { afterwards, appBody, componentBody } from './creation-body.js';
import type { Journal } from './journal.js';

/** Told before each request that changes something. */
export interface Progress {
  /** "write expect of module findPeople". */
  readonly what: string;
  readonly done: number;
  readonly total: number;
}

export interface ApplyInput {
  readonly client: ApiClient;
  readonly origin: Origin;
  readonly desired: DesiredApp;
  readonly plan: Plan;
  readonly journal: Journal;
  /** The app's name on the instance, if it is there. */
  readonly app: string | undefined;
  readonly names: Names;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/**
 * Carries out a plan in the vendor's order (R10.10, C4): the app, then kind by kind what is missing, its blocks, its
 * metadata; deletions last, from the top down. Every request can be repeated, and creations are found again.
 */
export async function applyPlan(input: ApplyInput): Promise<{ readonly app: string }> {
  const { client, origin, desired, plan, journal } = input;
  const version = origin.version ?? 1;
  if (plan.changes.length > 0) await journal.begin(plan.changes, { app: input.app, names: input.names });
  const step = stepper(plan, input.onProgress);
  const app = input.app ?? (await createApp(input, step));
  const api = new AppApi(client, app, version);
  const names = { connection: new Map(input.names.connection), webhook: new Map(input.names.webhook) };
  for (const kind of ['app', ...KIND_ORDER] as const) {
    const changes = plan.changes.filter((change) => change.kind === kind);
    await createMissing({ ...input, api, names, step }, changes);
    await writeBlocks({ api, names, step }, changes);
    await writeIcon(api, journal, { step, changes });
    await describe({ api, names, step }, changes);
  }
  const deleted = plan.changes.filter((change): change is Deletion => change.action === 'delete');
  for (const { kind, name, remote } of deleted) {
    step(`delete ${kind} ${name}`);
    await api.remove(kind, remote);
  }
  await journal.end({ app, appVersion: version, names, deployed: fingerprintsOf(desired), deleted, kept: plan.kept });
  return { app };
}

type Step = (what: string) => void;

interface Context {
  readonly api: AppApi;
  readonly names: { readonly connection: Map<string, string>; readonly webhook: Map<string, string> };
  readonly step: Step;
}

function stepper({ changes }: Plan, onProgress: ApplyInput['onProgress']): Step {
  const total = changes.reduce((sum, change) => sum + (change.action === 'create' ? 1 + change.blocks.size : 1), 0);
  let done = 0;
  return (what) => onProgress?.({ what, done: Math.min(++done, total), total });
}

async function createApp({ client, origin, desired, journal }: ApplyInput, step: Step): Promise<string> {
  step(`create app ${origin.name}`);
  const before = (await listApps(client)).map(({ name }) => name);
  await journal.creating({ kind: 'app', name: origin.name, before });
  const body = appBody(origin.name, desired);
  const app = await createOnce({
    client,
    what: `the app ${origin.name}`,
    create: async () => (await client.attempt('create the app', () => client.sdk.apps.create(body))).name,
    find: async () => newApps(await listApps(client), { asked: origin.name, before })[0],
  });
  await journal.appCreated(app, origin.version ?? 1);
  return app;
}

async function createMissing(input: ApplyInput & Context, changes: readonly Change[]): Promise<void> {
  const { client, api, names, journal, step } = input;
  for (const change of changes) {
    if (change.action !== 'create' || change.kind === 'app') continue;
    const { kind, name } = change;
    step(`create ${kind} ${name}`);
    const body = componentBody(change, renameReferences(change.metadata, names));
    const named = NAMED_BY_INSTANCE.find((each) => each === kind);
    const before = named ? (await api.list(kind)).map((each) => each.name) : [];
    if (named) await journal.creating({ kind: named, name, before });
    const remote = await createOnce({
      client,
      what: `the ${kind} ${name}`,
      create: async () => (await api.create(kind, body)) ?? (named ? undefined : name),
      find: async () =>
        (await api.list(kind)).find((each) => (named ? !before.includes(each.name) : each.name === name))?.name,
    });
    if (!named) continue;
    names[named].set(name, remote);
    await journal.named(named, name, remote);
  }
}

interface BlockToWrite {
  readonly change: Change;
  readonly block: string;
  readonly text: string;
}

function blocksOf(change: Change): BlockToWrite[] {
  if (change.action === 'create') return [...change.blocks].map(([block, text]) => ({ change, block, text }));
  return change.action === 'write' ? [{ change, block: change.block, text: change.after }] : [];
}

async function writeBlocks({ api, names, step }: Context, changes: readonly Change[]): Promise<void> {
  await inParallel(changes.flatMap(blocksOf), MOST_AT_ONCE, async ({ change, block, text }) => {
    step(`write ${block} of ${change.kind === 'app' ? 'the app' : `${change.kind} ${change.name}`}`);
    await api.writeBlock(block, text, ownerOf(change, names));
  });
}

async function writeIcon(
  api: AppApi,
  journal: Journal,
  { step, changes }: { step: Step; changes: readonly Change[] },
): Promise<void> {
  for (const change of changes) {
    if (change.action !== 'icon') continue;
    step('write the icon');
    await api.writeIcon(change.icon);
    await journal.iconSent(change.icon, await api.readIcon());
  }
}

async function describe({ api, names, step }: Context, changes: readonly Change[]): Promise<void> {
  for (const change of changes) {
    const metadata = metadataToSend(change);
    if (Object.keys(metadata).length === 0) continue;
    if (change.action !== 'create') step(`describe ${change.kind} ${change.name}`);
    const body = renameReferences(metadata, names);
    const owner = ownerOf(change, names);
    if (owner) await api.patch(owner.kind, owner.name, body);
    else await api.update(withAudience(body));
  }
}

/** Only what differs is sent; a creation already carried most of it. */
function metadataToSend(change: Change): Metadata {
  if (change.action === 'describe') return changedEntries(change.before, change.after);
  return change.action === 'create' && change.kind !== 'app' ? afterwards(change.metadata) : {};
}

function withAudience(metadata: Metadata): Metadata {
  const { countries } = metadata;
  if (!Array.isArray(countries)) return metadata;
  return { ...metadata, audience: countries.length > 0 ? 'countries' : 'global' };
}

function ownerOf(change: Change | Creation, names: Names) {
  if (change.kind === 'app') return undefined;
  return { kind: change.kind, name: remoteName({ kind: change.kind, name: change.name }, names) ?? change.name };
}
