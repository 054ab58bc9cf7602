// Writes the samples of the modules from what they give against the mock. Run it after changing an output: node scripts/samples.mjs
// The samples of records stand in fields/sample, since several modules share them: of each kind the record that says most.
import { writeFile } from 'node:fs/promises';
import { loadApp } from '@connect-app/app-model';
import { createRunner, fetchTransport } from '@connect-app/app-runner';
import { createClozeMock } from '@connect-app/cloze-mock';

const root = new URL('../', import.meta.url);
const KINDS = [
  { one: 'Person', many: 'People' },
  { one: 'Company', many: 'Companies' },
  { one: 'Project', many: 'Projects' },
];
/** Modules whose first bundle is the sample, with what is filled in. */
const FIRST_BUNDLES = {
  getMyProfile: {},
  listSegments: { relationtype: 'people' },
  listStages: { relationtype: 'people' },
  listSteps: { segment: 'supplier' },
  listCustomFields: { relationtype: 'person' },
  listViews: { relationtype: 'people' },
  listTeamMembers: {},
  listTeamNodes: {},
  listTeamRoles: {},
  listEmailOpens: {},
  queryActivity: { report: 'activity', measures: ['sentmails', 'meetings'], scale: 'month' },
  makeApiCall: { url: '/v1/companies/find?pagesize=1', method: 'GET' },
  createTodo: { subject: 'Call back' },
  createContent: { style: 'event', subject: 'Signed' },
  createCommunication: { from: 'anna@example.com', style: 'call', subject: 'Hello', date: '2026-01-01' },
};

const { app } = await loadApp(root.pathname);
if (!app) throw new Error('The app does not load. Run: npx connect-app check');
const hook = { name: '', webhook: undefined, bundles: [] };
const mock = createClozeMock({ fetch: takeDelivery });
const connection = { email: mock.account.email, apiKey: mock.account.apiKey };
const runner = await createRunner(app, { transport: fetchTransport((request) => mock.fetch(request)) });

for (const { one, many } of KINDS) await sampleKind(one.toLowerCase(), one, many);
for (const [module, parameters] of Object.entries(FIRST_BUNDLES)) {
  const [bundle] = await run(module, parameters);
  await write(`modules/${module}`, described(module, bundle));
}
await mock.close();

/** The record of a kind, its deletion, and the two deliveries that a new stage causes. */
async function sampleKind(kind, one, many) {
  const records = await run(`find${many}`, { limit: 1000, scope: 'local' });
  const richest = records.reduce((best, record) => (lengthOf(record) > lengthOf(best) ? record : best));
  await writeFile(new URL(`fields/sample/${kind}.imljson`, root), printed(richest));
  const stages = richest.stage === 'future' ? ['current', 'future'] : ['future', 'current'];
  for (const event of ['AuditChanged', 'Changed']) {
    hook.name = `${kind}${event}`;
    hook.webhook = await runner.attachWebhook(hook.name, {
      webhook: { id: 'sample', url: 'https://hook.example.com/sample', data: {} },
      connection,
    });
    if (event === 'AuditChanged' && kind === 'person')
      await write('modules/listSubscriptions', (await run('listSubscriptions'))[0]);
    await call(`/v1/${many.toLowerCase()}/update`, {
      syncKey: richest.syncKey,
      name: richest.name,
      stage: stages.shift(),
    });
    await mock.clock.idle();
    await write(`modules/watch${one}${event}`, hook.bundles.pop());
    await runner.detachWebhook(hook.name, { webhook: hook.webhook, connection });
  }
  await write(`modules/delete${one}`, { uniqueid: richest.syncKey });
}

async function run(module, parameters = {}) {
  const bundles = [];
  for await (const bundle of runner.runModule(module, parameters, { connection })) bundles.push(bundle);
  return bundles;
}

/** What the interface describes of a bundle: the mock may tell more than the API is known to. */
function described(module, bundle) {
  const known = new Set(app.modules.get(module).sections.interface.value.map(({ name }) => name));
  return Object.fromEntries(Object.entries(bundle).filter(([name]) => known.has(name)));
}

async function call(path, body) {
  const headers = { authorization: `Bearer ${mock.account.apiKey}`, 'content-type': 'application/json' };
  const request = new Request(`https://api.cloze.com${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer = await (await mock.fetch(request)).json();
  if (answer.errorcode) throw new Error(`${path}: ${answer.message}`);
}

async function takeDelivery(_url, init) {
  const request = {
    method: 'POST',
    headers: Object.fromEntries(new Headers(init.headers)),
    query: {},
    body: String(init.body),
  };
  const { bundles, reply } = await runner.receive(hook.name, { request, webhook: hook.webhook, connection });
  hook.bundles.push(...bundles);
  return new Response(reply.body, { status: reply.status, headers: reply.headers });
}

function lengthOf(value) {
  return JSON.stringify(value).length;
}

function printed(value) {
  return `// From the mock: scripts/samples.mjs\n${JSON.stringify(value, undefined, 2)}\n`;
}

async function write(folder, sample) {
  if (sample === undefined) throw new Error(`${folder} gave nothing to take a sample from.`);
  await writeFile(new URL(`${folder}/samples.imljson`, root), printed(sample));
}
