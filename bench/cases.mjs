/**
 * The work that every engine does, as data. Each engine says in its own language how it maps a person to these fields;
 * `run.mjs` compares the results before it measures anything.
 */

import { readdirSync, readFileSync } from 'node:fs';

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

/** Every row of the conformance data that gives a value: errors are not what speed is for. */
function conformanceRows() {
  const folder = new URL('../packages/iml/conformance/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.jsonl'));
  const rows = files.flatMap((file) => readFileSync(new URL(file, folder), 'utf8').trimEnd().split('\n'));
  return rows.map((row) => JSON.parse(row)).filter(({ error }) => error === undefined);
}

/** Expression and template languages that others have made. */
export const PEERS = ['cel-js', 'antv-expr', 'jsonata', 'handlebars'];

/** What the hand-written code of the mapping is measured as, and everything else in relation to. */
export const CEILING = 'hand-written';

/** All engines in the order of the tables; each takes part in the cases it knows. */
export const ENGINES = [CEILING, 'iml', 'iml-interpreted', ...PEERS, 'moment-timezone'];

/** Different records for the calls of a case in turn: a compiler that sees the same one again does part of the work only once. */
const people = () => Array.from({ length: 64 }, (_, index) => ({ item: person(index) }));

/** Instants about five and a half days apart, so that they lie on both sides of the changes of the clock. */
const instants = () =>
  Array.from({ length: 64 }, (_, index) => ({
    item: { at: new Date(Date.UTC(2026, 0, 1, 9, 26, 53, 589) + index * 477_123_456).toISOString() },
  }));

/**
 * The cases: what the calls are given in turn (`inputs`), and what the table calls it.
 * An engine prepares once (`engine.cases[name]()`) and is then called with one input after the other.
 */
export const CASES = {
  call: { title: 'one call', inputs: people },
  fields: { title: '10-field mapping', inputs: people },
  records: {
    title: '100 records × 8 fields',
    inputs: () => [{ items: Array.from({ length: 100 }, (_, index) => person(index)) }],
  },
  date: { title: 'formatDate with a zone', inputs: instants },
  compile: { title: 'compile 10 fields, run once', inputs: people },
  conformance: { title: 'every conformance row', inputs: () => [{ rows: conformanceRows() }] },
};
