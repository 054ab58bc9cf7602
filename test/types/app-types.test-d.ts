import type { Runner } from '@connect-app/app-runner';
import { describe, expectTypeOf, it } from 'vitest';
import type {
  AppTypes,
  ConnectionName,
  ModuleBundle,
  ModuleName,
  ModuleParameters,
  RpcName,
  WebhookName,
} from '../../types/index.js';

/** Read by the compiler alone (`npm run typecheck`): a wrong type here fails the check. */
declare const runner: Runner<AppTypes>;

describe('names', () => {
  it('are the app’s own', () => {
    expectTypeOf<'createPerson'>().toExtend<ModuleName>();
    expectTypeOf<'personStages'>().toExtend<RpcName>();
    expectTypeOf<ConnectionName>().toEqualTypeOf<'cloze'>();
    expectTypeOf<'personAuditChanged'>().toExtend<WebhookName>();
    expectTypeOf<'createPersons'>().not.toExtend<ModuleName>();
  });
});

describe('runModule', () => {
  it('takes what the dialog takes', () => {
    runner.runModule('createPerson', {
      name: 'Ada Lovelace',
      emails: [{ value: 'ada@example.com', work: true, type: 'work' }],
      addresses: [{ city: 'London', latitude: 51.5 }],
      keywords: ['vip'],
      segment: 'customer',
    });
    runner.runModule('findPeople', { sort: 'name', limit: 25 });
    runner.runModule('getPerson', { uniqueid: 'ada@example.com' });
    expectTypeOf(runner.runModule<'createPerson'>)
      .parameter(1)
      .toEqualTypeOf<ModuleParameters<'createPerson'>>();
  });

  it('refuses what the dialog does not know', () => {
    // @ts-expect-error no such module
    runner.runModule('createPersons', {});
    // @ts-expect-error no such field
    runner.runModule('createPerson', { fullName: 'Ada Lovelace' });
    // @ts-expect-error a text, not a number
    runner.runModule('createPerson', { name: 1 });
    // @ts-expect-error a list of collections, not of texts
    runner.runModule('createPerson', { emails: ['ada@example.com'] });
    // @ts-expect-error an address needs its value
    runner.runModule('createPerson', { emails: [{ work: true }] });
    // @ts-expect-error no choice of the dropdown
    runner.runModule('createPerson', { emails: [{ value: 'a@example.com', type: 'office' }] });
    // @ts-expect-error no choice of the dropdown
    runner.runModule('findPeople', { sort: 'height' });
    // @ts-expect-error required
    runner.runModule('getPerson', {});
  });

  it('gives bundles of the module’s own kind', async () => {
    for await (const bundle of runner.runModule('findPeople', { limit: 1 })) {
      expectTypeOf(bundle).toEqualTypeOf<ModuleBundle<'findPeople'>>();
      expectTypeOf(bundle.name).toEqualTypeOf<string | undefined>();
      expectTypeOf(bundle.emails?.[0]?.work).toEqualTypeOf<boolean | undefined>();
      expectTypeOf(bundle.keywords).toEqualTypeOf<string[] | undefined>();
    }
  });
});

describe('parameters', () => {
  it('hold choices as literals, dates as moments, lists and collections as such', () => {
    type Find = ModuleParameters<'findPeople'>;
    expectTypeOf<'name'>().toExtend<NonNullable<Find['sort']>>();
    expectTypeOf<string>().not.toExtend<NonNullable<Find['sort']>>();
    expectTypeOf<Find['limit']>().toEqualTypeOf<number | undefined>();
    type Project = ModuleParameters<'createProject'>;
    expectTypeOf<Project['startDate']>().toEqualTypeOf<Date | string | undefined>();
    type Phone = NonNullable<ModuleParameters<'createPerson'>['phones']>[number];
    expectTypeOf<Phone['value']>().toEqualTypeOf<string>();
    expectTypeOf<Phone['mobile']>().toEqualTypeOf<boolean | undefined>();
  });

  it('take the fields that a choice opens, and those that only an RPC knows', () => {
    runner.runModule('findPeople', { scope: 'hierarchy', scopeNode: '/US/West', scopeBelow: true });
    runner.runModule('createPerson', { customFields: [{ id: 'birthday', type: 'date', value: '2030-01-01' }] });
  });
});

describe('the other calls', () => {
  it('know their names', () => {
    runner.callRpc('personStages');
    runner.testConnection('cloze', { email: 'a@example.com', apiKey: 'x' });
    // @ts-expect-error no such RPC
    runner.callRpc('personStage');
    // @ts-expect-error no such connection
    runner.testConnection('other', {});
    // @ts-expect-error no such webhook
    runner.attachWebhook('personDeleted', { webhook: { data: {} } });
  });
});
