import { OPERATIONS } from '../contract/operations.js';
import { MockError } from '../errors.js';
import { fraction } from '../random.js';
import { FAULT_KINDS, type FaultRule } from './fault.js';
import { parseFaults } from './notation.js';

/** A rule with what it has seen so far. */
export interface ActiveRule {
  readonly rule: FaultRule;
  /** Requests that fitted its route. */
  seen: number;
  /** How often it struck. */
  struck: number;
  /** The answer before, for a page that repeats. */
  previous?: string;
}

/** The faults of a mock. */
export class Faults {
  readonly #seed: number;
  readonly #start: readonly FaultRule[];
  #active: ActiveRule[] = [];

  constructor(seed: number, start: readonly FaultRule[] | string = []) {
    this.#seed = seed;
    this.#start = checked(start);
    this.reset();
  }

  /** The rules in force, in order. */
  get rules(): readonly ActiveRule[] {
    return this.#active;
  }

  /** Replaces all rules, given as objects or in the command line's notation. */
  set(rules: readonly FaultRule[] | string): void {
    this.#active = checked(rules).map((rule) => ({ rule, seen: 0, struck: 0 }));
  }

  /** Adds rules behind those in force. */
  add(rules: readonly FaultRule[] | string): void {
    this.#active.push(...checked(rules).map((rule) => ({ rule, seen: 0, struck: 0 })));
  }

  clear(): void {
    this.#active = [];
  }

  /** Back to the rules and the counts of the start. */
  reset(): void {
    this.set(this.#start);
  }

  /** Counts a request and returns the rules that fit its route, each with whether it strikes. */
  meet(method: string, path: string): { readonly active: ActiveRule; readonly strikes: boolean }[] {
    const route = { method, path: path.replace(/\/+$/, '') };
    return this.#active
      .filter(({ rule }) => fits(rule.route ?? '*', route))
      .map((active) => {
        active.seen += 1;
        const strikes = this.#strikes(active);
        if (strikes) active.struck += 1;
        return { active, strikes };
      });
  }

  #strikes({ rule, seen }: ActiveRule): boolean {
    if (rule.at && !rule.at.some(({ from, to }) => seen >= from && (to === undefined || seen <= to))) return false;
    const { probability = 1 } = rule;
    return probability >= 1 || fraction(this.#seed, 'fault', rule.route ?? '*', rule.kind, seen) < probability;
  }
}

function fits(route: string, { method, path }: { method: string; path: string }): boolean {
  const [, wantedMethod, wanted = ''] = /^(?:([A-Z]+)\s+)?(.*)$/.exec(route) ?? [];
  if (wantedMethod !== undefined && wantedMethod !== method) return false;
  if (wanted === '*') return true;
  const operation = OPERATIONS.find((own) => own.path === path || own.aliases?.includes(path));
  if (operation?.id === wanted) return true;
  const pattern = new RegExp(
    `^${wanted
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  );
  return pattern.test(path) || (operation !== undefined && pattern.test(operation.path));
}

function checked(rules: readonly FaultRule[] | string): readonly FaultRule[] {
  if (typeof rules === 'string') return parseFaults(rules);
  rules.forEach(({ kind, probability = 1 }, index) => {
    if (!Object.hasOwn(FAULT_KINDS, kind)) {
      const all = Object.keys(FAULT_KINDS).join(', ');
      throw new MockError('fault-kind', `"${kind}" is no kind of fault. There are: ${all}.`, `faults[${index}].kind`);
    }
    if (!(probability >= 0 && probability <= 1)) {
      throw new MockError('fault-probability', 'must be a number from 0 to 1.', `faults[${index}].probability`);
    }
  });
  return rules;
}
