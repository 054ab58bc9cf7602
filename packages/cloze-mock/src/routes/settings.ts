import type { RelationKind } from '../model/relation.js';
import type { Steps } from '../model/settings.js';
import type { Call, Handlers } from '../route.js';

/** Inside field definitions the API calls a company `entity` (real answers, seen by Airbyte's connector). */
const RELATION_WORDS: Readonly<Record<RelationKind, string>> = {
  person: 'person',
  company: 'entity',
  project: 'project',
};

/** What the account's administrators have set up. */
export const settingsHandlers: Handlers = {
  listPeopleSegments: ({ store }) => ({ errorcode: 0, list: store.settings.segments.people }),
  listProjectSegments: ({ store }) => ({ errorcode: 0, list: store.settings.segments.projects }),
  listPeopleStages: ({ store }) => ({ errorcode: 0, list: store.settings.stages.people }),
  listProjectStages: ({ store }) => ({ errorcode: 0, list: store.settings.stages.projects }),
  listSteps: (call) => ({ errorcode: 0, segments: stepsOf(call) }),
  listFields: fields,
  // Live, views come without an errorcode, although the document requires one.
  listViews: ({ store }) => store.settings.views,
  listKeywords: keywords,
};

function stepsOf({ store, query }: Call): Record<string, Record<string, { steps: Steps[string][string] }>> {
  const segment = query('segment');
  const stage = segment === undefined ? undefined : query('stage');
  const shown: Record<string, Record<string, { steps: Steps[string][string] }>> = {};
  for (const [segmentKey, stages] of Object.entries(store.settings.steps)) {
    if (segment !== undefined && segment !== segmentKey) continue;
    const entries = Object.entries(stages).filter(([stageKey]) => stage === undefined || stage === stageKey);
    if (entries.length > 0)
      shown[segmentKey] = Object.fromEntries(entries.map(([stageKey, steps]) => [stageKey, { steps }]));
  }
  return shown;
}

function fields({ store, query }: Call): unknown {
  const type = query('relationtype');
  const list = store.settings.fields
    .filter(({ kinds }) => type === undefined || kinds.includes(type as RelationKind))
    .map(({ kinds, ...field }) => ({
      ...field,
      description: field.description ?? '',
      values: field.values ?? {},
      relations: Object.fromEntries(kinds.map((kind) => [RELATION_WORDS[kind], true])),
      only: Object.fromEntries(
        Object.entries(RELATION_WORDS).map(([kind, word]) => [word, kinds.length === 1 && kinds[0] === kind]),
      ),
      locked: field.locked ?? false,
      uilocked: false,
      version: 1,
      mergebehavior: 'replace',
      segments: {},
    }));
  return { errorcode: 0, list };
}

function keywords({ store, query }: Call): unknown {
  const kinds: readonly RelationKind[] = query('type')
    ? [query('type') as RelationKind]
    : ['person', 'company', 'project'];
  const counts = new Map<string, number>();
  for (const kind of kinds) {
    for (const { data } of store.relations(kind).newestFirst()) {
      for (const keyword of data.keywords ?? []) counts.set(keyword, (counts.get(keyword) ?? 0) + 1);
    }
  }
  const list = [...counts].map(([id, count]) => ({ id, count })).sort((left, right) => right.count - left.count);
  return { errorcode: 0, keywords: list.slice(0, Number(query('limit') ?? 100)) };
}
