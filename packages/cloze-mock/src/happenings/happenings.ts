import type { Account } from '../context.js';
import type { ClozeMock } from '../mock.js';
import type { Relation, RelationKind } from '../model/relation.js';
import { type NamedKey, settingsGroup } from '../model/settings.js';
import { hash, pick } from '../random.js';
import { writeRelation } from '../records/write.js';
import { FIRST_NAMES, LAST_NAMES } from '../seed/words.js';

/** Something that can be made to happen in the mock, as if a colleague or the outside world had done it. */
export interface Happening {
  readonly name: string;
  readonly label: string;
  /** Does it, and says in one sentence what was done. Webhooks and feeds tell of it as of any other change. */
  run(): Promise<string>;
}

/** What one happening works with: the account it happens in, and draws that differ each time it runs. */
interface Scene {
  readonly account: Account;
  pick<T>(list: readonly T[], what: string): T;
  number(below: number, what: string): number;
}

interface Script {
  readonly name: string;
  readonly label: string;
  readonly play: (scene: Scene) => string;
}

/** How many of the latest records are looked through for one that the user owns and the team shares. */
const NEAR = 200;

const SCRIPTS: readonly Script[] = [
  {
    name: 'changePersonStage',
    label: 'A colleague changes a person’s stage',
    play: (scene) => moveStage(scene, 'person'),
  },
  { name: 'newLead', label: 'A new lead arrives', play: newLead },
  { name: 'editPerson', label: 'A person’s notes are edited (not audited)', play: editPerson },
  {
    name: 'changeCompanyStage',
    label: 'A colleague changes a company’s stage',
    play: (scene) => moveStage(scene, 'company'),
  },
  {
    name: 'changeProjectStage',
    label: 'A project moves to another stage',
    play: (scene) => moveStage(scene, 'project'),
  },
  { name: 'changeProjectValue', label: 'A project’s value is revised', play: reviseValue },
];

/**
 * The happenings of a mock, in its first account. The same mock, asked in the same order, makes the same things happen.
 *
 * @example
 * const [first] = happenings(mock);
 * await first.run(); // "Jonas Okafor moved Petra Weber from Lead to Active."
 */
export function happenings(mock: ClozeMock): readonly Happening[] {
  const { account } = mock;
  // Counted in the account's data, so that `reset` and `restore` bring the count back as well.
  const counts = account.store.table<number>('happenings');
  return SCRIPTS.map(({ name, label, play }) => ({
    name,
    label,
    run: async () => {
      const count = counts.get(name) ?? 0;
      counts.set(name, count + 1);
      return play({
        account,
        pick: (list, what) => pick(list, name, count, what),
        number: (below, what) => hash(name, count, what) % below,
      });
    },
  }));
}

/** A record that webhooks of every scope hear of: the user's own, shared with the team. */
function someRecord({ account, number }: Scene, kind: RelationKind): Relation | undefined {
  const near = account.store.relations(kind).slice(0, NEAR);
  const heard = near.filter(({ owner, team }) => owner === account.email && team);
  const from = heard.length > 0 ? heard : near;
  return from[number(Math.max(from.length, 1), 'record')];
}

function colleague({ account, pick: choose }: Scene): string {
  const others = account.store.settings.members.filter(({ email }) => email !== account.email);
  return others.length > 0 ? choose(others, 'colleague').name : account.name;
}

function moveStage(scene: Scene, kind: RelationKind): string {
  const { store } = scene.account;
  const record = someRecord(scene, kind);
  if (!record) return `There is no ${kind} to change.`;
  const stages = store.settings.stages[settingsGroup(kind)];
  const next = scene.pick(
    stages.filter(({ key }) => key !== record.data.stage),
    'stage',
  );
  writeRelation({ store, kind, body: { syncKey: record.key, stage: next.key } });
  return `${colleague(scene)} moved ${nameOf(record)} from ${stageName(stages, record.data.stage)} to ${next.name}.`;
}

function newLead(scene: Scene): string {
  const { store } = scene.account;
  const first = scene.pick(FIRST_NAMES, 'first');
  const last = scene.pick(LAST_NAMES, 'last');
  const source = scene.pick(['Website', 'Referral', 'Trade fair'], 'source');
  const address = `lead-${store.newKey('lead', 6).toLowerCase()}@new-leads.example`;
  const body = {
    name: `${first} ${last}`,
    emails: [{ value: address, work: true }],
    stage: 'lead',
    shareTo: 'team',
    customFields: [{ id: 'lead-source', type: 'keywords', value: source }],
  };
  writeRelation({ store, kind: 'person', body });
  return `${first} ${last} (${address}) arrived as a new lead; source: ${source}.`;
}

function editPerson(scene: Scene): string {
  const { store } = scene.account;
  const record = someRecord(scene, 'person');
  if (!record) return 'There is no person to change.';
  const notes = `Asked for a call back, request ${scene.number(9000, 'request') + 1000}.`;
  writeRelation({ store, kind: 'person', body: { syncKey: record.key, notes } });
  return `${colleague(scene)} wrote into the notes of ${nameOf(record)}: ${notes}`;
}

function reviseValue(scene: Scene): string {
  const { store } = scene.account;
  const record = someRecord(scene, 'project');
  if (!record) return 'There is no project to change.';
  const value = 1000 * (5 + scene.number(400, 'value'));
  const customFields = [{ id: 'value', type: 'currency', value, unit: 'EUR' }];
  writeRelation({ store, kind: 'project', body: { syncKey: record.key, customFields } });
  return `${colleague(scene)} set the value of ${nameOf(record)} to ${value} EUR.`;
}

function nameOf({ data, key }: Relation): string {
  return data.name ?? key;
}

function stageName(stages: readonly NamedKey[], stage: string | undefined): string {
  return stages.find(({ key }) => key === stage)?.name ?? 'no stage';
}
