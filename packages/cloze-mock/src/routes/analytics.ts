import { invalidValue } from '../errors.js';
import { fraction } from '../random.js';
import { isEntry } from '../records/properties.js';
import type { Call, Handlers } from '../route.js';

const DAY = 86_400_000;
const SCALES: Readonly<Record<string, number>> = {
  day: DAY,
  week: 7 * DAY,
  month: 30 * DAY,
  quarter: 91 * DAY,
  year: 365 * DAY,
};

/** Reports. Answers are keyed by the queries' own names and have no errorcode (seen live). */
export const analyticsHandlers: Handlers = {
  analyzeActivity: (call) => answer(call, activity),
  analyzeTeamActivity: (call) =>
    answer(call, (own, query) =>
      own.store.settings.members.map(({ email, name }) => ({ key: email, name, ...activity(own, query, email) })),
    ),
  analyzeProjects: (call) => answer(call, pipeline('project')),
  analyzeLeads: (call) => answer(call, pipeline('person')),
  analyzeFunnel: (call) => answer(call, pipeline('person')),
  refreshTeamActivity: () => ({ errorcode: 0 }),
};

type Query = Readonly<Record<string, unknown>>;

function answer(call: Call, report: (call: Call, query: Query) => unknown): unknown {
  const queries = call.body()['queries'];
  if (!isEntry(queries)) throw invalidValue('queries', queries ?? '');
  return Object.fromEntries(
    Object.entries(queries).map(([name, query]) => [name, report(call, isEntry(query) ? query : {})]),
  );
}

/** Counts a period and measure: drawn from the seed, the same for the same question. */
function activity(
  { mock, account }: Call,
  query: Query,
  member = account.email,
): { scale: string; results: unknown[] } {
  const scale = typeof query['scale'] === 'string' && query['scale'] in SCALES ? query['scale'] : 'week';
  const measures = Array.isArray(query['measures']) ? query['measures'].map(String) : ['sentmails', 'meetings'];
  const length = SCALES[scale] ?? DAY;
  const end = typeof query['end'] === 'number' ? query['end'] : mock.clock.now();
  const start = typeof query['start'] === 'number' ? query['start'] : end - 4 * length;
  const results: unknown[] = [];
  for (let at = start; at < end && results.length < 400; at += length) {
    const counts = measures.map((measure) => [
      measure,
      Math.floor(20 * fraction(mock.options.seed, member, measure, Math.floor(at / length))),
    ]);
    results.push({ start: at, end: Math.min(at + length, end), ...Object.fromEntries(counts) });
  }
  return { scale, results };
}

/** How many records there are at each stage, by segment. */
function pipeline(kind: 'person' | 'project') {
  return ({ store }: Call, query: Query): unknown => {
    const counts: Record<string, Record<string, number>> = {};
    for (const { data } of store.relations(kind).newestFirst()) {
      const { segment = 'none', stage = 'none' } = data;
      if (typeof query['segment'] === 'string' && query['segment'] !== segment) continue;
      const stages = counts[segment] ?? {};
      counts[segment] = stages;
      stages[stage] = (stages[stage] ?? 0) + 1;
    }
    return { mode: query['mode'] ?? 'pipeline', segments: counts };
  };
}
