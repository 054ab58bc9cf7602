import { OPERATIONS } from '../contract/operations.js';
import { MockError } from '../errors.js';
import {
  FAULT_ALIASES,
  FAULT_KINDS,
  type FaultKind,
  type FaultParameters,
  type FaultRule,
  type FaultSpan,
  PARAMETERS_OF,
} from './fault.js';

const RULE = /^(?<route>[^=]+)=(?<kind>[^:@~]+)(?::(?<parameters>[^@~]*))?(?:@(?<at>[^~]*))?(?:~(?<probability>.*))?$/;

/**
 * Reads rules as the command line writes them, parted by `;`:
 * `ROUTE=KIND:parameter=value,…@which~probability`. `which` lists numbers of requests: `1`, `1,3`, `2-4`, `5-`.
 *
 * @example
 * parseFaults('GET /v1/people/find=429:retry-after=2@1,3; *=latency:200~0.2');
 * @throws MockError `fault-syntax` with the column in the text, what is wrong and what there is instead.
 */
export function parseFaults(text: string): FaultRule[] {
  const rules: FaultRule[] = [];
  let column = 1;
  for (const part of text.split(';')) {
    const rule = part.trim();
    if (rule !== '') rules.push(parseRule(rule, column + part.indexOf(rule)));
    column += part.length + 1;
  }
  return rules;
}

function parseRule(text: string, column: number): FaultRule {
  const groups = RULE.exec(text)?.groups;
  if (!groups) throw wrong(column, `"${text}" is no fault. Write ROUTE=KIND, for example "GET /v1/people/find=429@1".`);
  const { route = '', kind = '', parameters, at, probability } = groups;
  const place = (part: string): number => column + text.indexOf(part, route.length);
  const known = kindOf(kind.trim(), place(kind));
  return {
    route: checkRoute(route.trim(), column),
    kind: known.kind,
    ...known.parameters,
    ...(parameters !== undefined && parseParameters(known.kind, parameters, place(`:${parameters}`) + 1)),
    ...(at !== undefined && { at: parseSpans(at, place(`@${at}`) + 1) }),
    ...(probability !== undefined && { probability: parseProbability(probability, place(`~${probability}`) + 1) }),
  };
}

/** @throws MockError `fault-syntax` when the route is neither a path, nor an operation, nor `*`. */
function checkRoute(route: string, column: number): string {
  const path = route.replace(/^[A-Z]+\s+/, '');
  if (path === '*' || path.startsWith('/') || OPERATIONS.some(({ id }) => id === path)) return route;
  throw wrong(column, `"${route}" is no route. Write a path (/v1/people/*), an operation (findPeople) or *.`);
}

function kindOf(text: string, column: number): { kind: FaultKind; parameters?: FaultParameters } {
  const alias = Object.hasOwn(FAULT_ALIASES, text) ? FAULT_ALIASES[text] : undefined;
  if (alias) return alias;
  if (Object.hasOwn(FAULT_KINDS, text)) return { kind: text as FaultKind };
  const all = [...Object.keys(FAULT_ALIASES), ...Object.keys(FAULT_KINDS)].join(', ');
  throw wrong(column, `"${text}" is no kind of fault. There are: ${all}.`);
}

/** `200` alone is the kind's first parameter. */
function parseParameters(kind: FaultKind, text: string, column: number): FaultParameters {
  const known = PARAMETERS_OF[kind];
  const parameters: Record<string, unknown> = {};
  for (const part of text.split(',')) {
    const [first = '', value] = part.split('=').map((each) => each.trim());
    const name = value === undefined ? known[0] : known.find((own) => own === first || dashed(own) === first);
    if (name === undefined) {
      const there = known.length > 0 ? `It knows: ${known.map(dashed).join(', ')}.` : 'It knows none.';
      throw wrong(column, `${kind} knows no parameter "${first}". ${there}`);
    }
    parameters[name] = parameterValue(name, value ?? first, column);
  }
  return parameters;
}

function parameterValue(name: keyof FaultParameters, text: string, column: number): unknown {
  if (name === 'type') return text;
  if (name === 'done') return text === 'true';
  const value = Number(text);
  if (text !== '' && Number.isInteger(value) && value >= 0) return value;
  throw wrong(column, `${dashed(name)} must be a whole number, not "${text}".`);
}

function parseSpans(text: string, column: number): FaultSpan[] {
  return text.split(',').map((part) => {
    const [, from, dash, to] = /^\s*(\d+)\s*(-?)\s*(\d*)\s*$/.exec(part) ?? [];
    const first = Number(from);
    if (from !== undefined && first >= 1 && (dash === '-' || to === '')) {
      if (dash === '-' && to === '') return { from: first };
      const last = dash === '-' ? Number(to) : first;
      if (last >= first) return { from: first, to: last };
    }
    throw wrong(column, `"${part.trim()}" says no requests. Write numbers from 1: "1,3", "2-4", "5-".`);
  });
}

function parseProbability(text: string, column: number): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 1) return value;
  throw wrong(column, `A probability is a number from 0 to 1, not "${text.trim()}".`);
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function wrong(column: number, message: string): MockError {
  return new MockError('fault-syntax', message, `faults:${column}`);
}
