import type { Relation, RelationKind } from '../model/relation.js';
import { type Settings, settingsGroup } from '../model/settings.js';

type Key = string | number | undefined;

interface Sort {
  readonly key: (relation: Relation, at: { readonly place: Place | undefined; readonly now: number }) => Key;
  /** The direction without `sortdir`: times newest first, names from A (an assumption: no source says). */
  readonly descending: boolean;
}

interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

const date = (text: string | undefined): number | undefined => (text === undefined ? undefined : Date.parse(text));

const NEWEST_FIRST: Sort = { key: ({ lastChanged }) => lastChanged, descending: true };

/** The 17 sorts of the API's document. */
export const SORTS: Readonly<Record<string, Sort>> = {
  lastchanged: NEWEST_FIRST,
  bestrelationship: { key: ({ signals }) => signals.strength, descending: true },
  firstmet: { key: ({ firstSeen }) => firstSeen, descending: true },
  lasttalked: { key: ({ signals }) => signals.lastTalked, descending: true },
  wentquiet: { key: ({ signals }) => signals.wentQuiet, descending: true },
  assigned: { key: ({ signals }) => signals.assignedAt, descending: true },
  duenext: { key: ({ signals: { due = 0 } }, { now }) => (due >= now ? due : undefined), descending: false },
  duepast: {
    key: ({ signals: { due } }, { now }) => (due !== undefined && due < now ? due : undefined),
    descending: true,
  },
  first: { key: ({ data }) => data.first ?? data.name, descending: false },
  last: { key: ({ data }) => data.last ?? data.name, descending: false },
  nextstep: { key: ({ data }) => data.step, descending: false },
  distance: { key: distance, descending: false },
  value: { key: ({ data }) => amount(data.customFields?.find(({ id }) => id === 'value')?.value), descending: true },
  created: { key: ({ data, firstSeen }) => date(data.createdDate) ?? firstSeen, descending: true },
  start: { key: ({ data }) => date(data.startDate), descending: true },
  end: { key: ({ data }) => date(data.endDate), descending: true },
  name: { key: ({ data }) => data.name, descending: false },
};

export interface Order {
  readonly sort: string;
  readonly group?: string | undefined;
  /** `asc` or `dec`: the spelling of the 2026.9 generation. */
  readonly direction?: string | undefined;
  /** `lat,long` in decimal degrees, for `distance`. */
  readonly location?: string | undefined;
}

/** A record with what it is sorted by. */
export interface Sortable {
  readonly relation: Relation;
  /** Its place before. */
  readonly index: number;
  readonly group: Key;
  readonly key: Key;
}

export interface Sorter {
  sortable(relation: Relation, index: number): Sortable;
  compare(left: Sortable, right: Sortable): number;
}

/** Sorts by group first, then by the sort; what has no key comes last, equal keys keep their order. */
export function sorterOf(
  order: Order,
  { kind, settings, now }: { kind: RelationKind; settings: Settings; now: number },
): Sorter {
  const sort = (Object.hasOwn(SORTS, order.sort) ? SORTS[order.sort] : undefined) ?? NEWEST_FIRST;
  const at = { place: parsePlace(order.location), now };
  const sign = (order.direction === undefined ? sort.descending : order.direction.startsWith('d')) ? -1 : 1;
  const stages = settings.stages[settingsGroup(kind)].map(({ key }) => key);
  const rank = (relation: Relation): Key => {
    if (order.group === 'stage')
      return relation.data.stage === undefined ? stages.length : stages.indexOf(relation.data.stage);
    return order.group === 'subteam' ? (relation.data.node ?? '\uffff') : undefined;
  };
  return {
    sortable: (relation, index) => ({ relation, index, group: rank(relation), key: sort.key(relation, at) }),
    compare: (left, right) =>
      compareKeys(left.group, right.group, 1) || compareKeys(left.key, right.key, sign) || left.index - right.index,
  };
}

const collator = new Intl.Collator('en');

function compareKeys(left: Key, right: Key, sign: number): number {
  if (left === right) return 0;
  if (left === undefined || Number.isNaN(left)) return 1;
  if (right === undefined || Number.isNaN(right)) return -1;
  if (typeof left === 'number' && typeof right === 'number') return sign * (left - right);
  return sign * collator.compare(String(left), String(right));
}

function amount(value: unknown): number | undefined {
  return value === undefined ? undefined : Number(value);
}

function parsePlace(text: string | undefined): Place | undefined {
  const [latitude, longitude] = (text ?? '').split(',').map(Number);
  return latitude === undefined || longitude === undefined || Number.isNaN(latitude + longitude)
    ? undefined
    : { latitude, longitude };
}

/** Kilometres along the great circle; without a place to measure from, nothing. */
function distance({ data }: Relation, { place }: { readonly place: Place | undefined }): number | undefined {
  const address = data.addresses?.find(({ latitude, longitude }) => latitude !== undefined && longitude !== undefined);
  if (!place || address?.latitude === undefined || address.longitude === undefined) return undefined;
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const dLat = radians(address.latitude - place.latitude);
  const dLong = radians(address.longitude - place.longitude);
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(radians(place.latitude)) * Math.cos(radians(address.latitude)) * Math.sin(dLong / 2) ** 2;
  return 12_742 * Math.asin(Math.sqrt(h));
}
