import { describe, expect, it } from 'vitest';
import type { GroupSummary, ModuleSummary } from '../../protocol.js';
import { foundModules } from './module-search.js';

const module = (name: string, label: string, type: ModuleSummary['type']): ModuleSummary => ({
  name,
  label,
  type,
  description: `About ${label}.`,
  findings: 0,
});

const groups: GroupSummary[] = [
  {
    label: 'People',
    modules: [module('findPeople', 'Find People', 'search'), module('watchPeople', 'Watch', 'trigger')],
  },
  { label: 'Other', modules: [module('call', 'Make a Call', 'universal')] },
];

const found = (typed: string) => foundModules(groups, typed).flatMap(({ modules }) => modules.map(({ name }) => name));

describe('the search box of the list', () => {
  it.each([
    ['', ['findPeople', 'watchPeople', 'call']],
    ['  ', ['findPeople', 'watchPeople', 'call']],
    ['find', ['findPeople']],
    ['PEOPLE', ['findPeople', 'watchPeople']],
    ['polling', ['watchPeople']],
    ['people search', ['findPeople']],
    ['about make', ['call']],
    ['nothing', []],
  ])('%j finds %j', (typed, names) => {
    expect(found(typed)).toEqual(names);
  });

  it('leaves out groups in which nothing is found', () => {
    expect(foundModules(groups, 'call').map(({ label }) => label)).toEqual(['Other']);
  });
});
