import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unfilled } from './support/dialog.js';
import { createScenario, type Scenario } from './support/scenario.js';

let scenario: Scenario;
beforeEach(async () => {
  scenario = await createScenario({ people: 20 });
});
afterEach(() => scenario.close());

describe.each([
  { one: 'Person', path: '/v1/people', find: 'findPeople', detailed: {} },
  { one: 'Company', path: '/v1/companies', find: 'findCompanies', detailed: {} },
  { one: 'Project', path: '/v1/projects', find: 'findProjects', detailed: { detailed: true } },
])('$one', ({ one, path, find, detailed }) => {
  /** The sync key of a record that is there. */
  const known = async (): Promise<string> => {
    const [record] = await scenario.runAny(find, { limit: 1 });
    scenario.forget();
    return String(record?.['syncKey']);
  };

  it('is got by its sync key, as local relation unless told otherwise', async () => {
    const uniqueid = await known();
    const [record] = await scenario.runAny(`get${one}`, { uniqueid });
    expect(record).toMatchObject({
      syncKey: uniqueid,
      firstSeen: expect.any(Date),
      lastChanged: expect.any(Date),
      customFieldValues: expect.any(Object),
    });
    expect(scenario.sent).toMatchObject([{ method: 'GET', path: `${path}/get` }]);
    expect(scenario.sent[0]?.query).toEqual({ uniqueid, team: 'false' });
  });

  it('is got with every field of the dialog', async () => {
    const given = { uniqueid: await known(), team: true, ...detailed };
    expect(unfilled(scenario.app, `get${one}`, given)).toEqual([]);
    await scenario.runAny(`get${one}`, given).catch(() => undefined);
    expect(scenario.sent[0]?.query).toEqual({
      uniqueid: given.uniqueid,
      team: 'true',
      ...(one === 'Project' && { detailed: 'true' }),
    });
    expect(scenario.remarks()).toEqual([]);
  });

  it('is deleted with the identifier in the query, which is passed on', async () => {
    const uniqueid = await known();
    expect(await scenario.runAny(`delete${one}`, { uniqueid })).toEqual([{ uniqueid }]);
    expect(scenario.sent).toMatchObject([{ method: 'DELETE', path: `${path}/delete`, body: '' }]);
    expect(scenario.sent[0]?.query).toEqual({ uniqueid, team: 'false' });
    await expect(scenario.runAny(`get${one}`, { uniqueid })).rejects.toMatchObject({
      type: 'DataError',
      message: '[200] Not found (Cloze error 62)',
    });
  });

  it('is deleted with every field of the dialog', async () => {
    const given = { uniqueid: await known(), team: true };
    expect(unfilled(scenario.app, `delete${one}`, given)).toEqual([]);
    await scenario.runAny(`delete${one}`, given).catch(() => undefined);
    expect(scenario.sent[0]?.query).toEqual({ uniqueid: given.uniqueid, team: 'true' });
  });

  it.each(['get', 'delete'])('%s asks for the identifier before anything is sent', async (verb) => {
    await expect(scenario.runAny(`${verb}${one}`)).rejects.toMatchObject({
      type: 'BundleValidationError',
      details: ["Missing value of required parameter 'uniqueid'."],
    });
    expect(scenario.sent).toEqual([]);
  });
});
