/**
 * The work that every engine does, as data. Each engine says in its own language how it maps a person to these fields;
 * `run.mjs` compares the results before it measures anything.
 */

const FIRST = ['Ada', 'Grace', 'Łukasz', 'Zoë', 'Alan', 'Edsger', 'Barbara', 'Radia'];
const LAST = ['Lovelace', 'Hopper', 'Novák', 'O’Hara', 'Turing', 'Dijkstra', 'Liskov', 'Perlman'];

/** A record as an API would give it; no two in a list are alike. */
export function person(index) {
  const first = FIRST[index % FIRST.length];
  const last = LAST[(index * 3) % LAST.length];
  return {
    id: `p-${index}`,
    first,
    last,
    nick: index % 4 === 0 ? '' : `${first.slice(0, 2)}${index}`,
    email: `${first}.${last}${index}@Example.COM`,
    address: { street: `${index} Main Street`, city: index % 2 ? 'Prague' : 'Oslo', postcode: `${10_000 + index}` },
    phones: [
      { type: 'work', value: `+420 555 ${100 + (index % 900)}` },
      { type: 'mobile', value: `+47 ${index}` },
    ],
    tags: ['crm', `team-${index % 7}`, 'import'],
    company: `Company ${index % 31}`,
    score: (index * 37) % 100,
    price: 3 + (index % 17),
    quantity: 1 + (index % 5),
  };
}

/** Field names of the mapping, in order; `records` maps the first eight. */
export const FIELDS = ['id', 'name', 'email', 'city', 'phone', 'company', 'total', 'vip', 'tags', 'nick'];

/** What the hand-written code of the mapping is measured as, and everything else in relation to. */
export const CEILING = 'hand-written';

/**
 * The cases: what an engine is given (`input`), and what the table calls it.
 * An engine prepares once (`engine.cases[name]()`) and is then called with the input again and again.
 */
export const CASES = {
  call: { title: 'one call', input: () => ({ item: person(7) }) },
  fields: { title: '10-field mapping', input: () => ({ item: person(7) }) },
  records: {
    title: '100 records × 8 fields',
    input: () => ({ items: Array.from({ length: 100 }, (_, index) => person(index)) }),
  },
  date: { title: 'formatDate with a zone', input: () => ({ item: { at: '2026-07-14T09:26:53.589Z' } }) },
  compile: { title: 'compile 10 fields, run once', input: () => ({ item: person(7) }) },
};
