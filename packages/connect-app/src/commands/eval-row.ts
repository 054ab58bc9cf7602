import { DECISIONS, fromTypedJson, ImlError, type ImlOptions } from '@connect-app/iml';
import { Failure } from '../failure.js';
import { isZone } from '../zone.js';

/** One line of a batch, read. What it leaves out comes from the command line. */
export interface EvalRow {
  readonly expr: string;
  readonly vars: Record<string, unknown>;
  readonly timezone: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number | undefined;
  readonly options: ImlOptions;
}

/**
 * Reads one line of a batch: `{expr, vars?, tz?, now?, options?}`. The conformance data's own names (`expression`,
 * `context`, `timezone`) are taken too, and members that mean nothing here are skipped.
 *
 * @param place `file:line`, for messages.
 * @throws Failure `eval/row` when a member has the wrong type.
 */
export function readRow(value: unknown, place: string): EvalRow {
  const row = record(value) ?? {};
  const expr = row['expr'] ?? row['expression'];
  if (typeof expr !== 'string') throw wrongRow(place, 'each line is an object with "expr", a text');
  const vars = record(row['vars'] ?? row['context'] ?? {});
  if (vars === undefined) throw wrongRow(place, '"vars" is an object');
  const timezone = row['tz'] ?? row['timezone'];
  if (timezone !== undefined && !(typeof timezone === 'string' && isZone(timezone))) {
    throw wrongRow(place, '"tz" is a name of the tz database such as Europe/Prague');
  }
  const now = typeof row['now'] === 'string' ? Date.parse(row['now']) : undefined;
  if (row['now'] !== undefined && (now === undefined || Number.isNaN(now))) {
    throw wrongRow(place, '"now" is a moment such as 2026-01-31T09:00:00Z');
  }
  return { expr, vars: variables(vars, place), timezone, now, options: readOptions(row['options'], place) };
}

/**
 * Variables with their typed values (`{"$date": …}`) in place.
 *
 * @throws Failure `eval/vars` for a `$date` that is none, or a `$binary` that is not hexadecimal.
 */
export function variables(json: Record<string, unknown>, place: string): Record<string, unknown> {
  try {
    return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, fromTypedJson(value)]));
  } catch (error) {
    if (!(error instanceof ImlError)) throw error;
    throw new Failure({ code: 'eval/vars', message: `${place}: ${error.message}` });
  }
}

function readOptions(value: unknown, place: string): ImlOptions {
  if (value === undefined) return {};
  const options = record(value);
  if (options === undefined) throw wrongRow(place, '"options" is an object');
  for (const [name, option] of Object.entries(options)) {
    const known =
      name === 'flavour' ? 'app' : Object.hasOwn(DECISIONS, name) && DECISIONS[name as keyof typeof DECISIONS];
    if (typeof option !== typeof known || (name === 'flavour' && option !== 'app' && option !== 'scenario')) {
      throw wrongRow(
        place,
        `"options" has flavour (app or scenario), ${Object.keys(DECISIONS).join(', ')}; "${name}" is not one of them, or has the wrong type`,
      );
    }
  }
  return options as ImlOptions;
}

function record(value: unknown): Record<string, unknown> | undefined {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? (value as Record<string, unknown>) : undefined;
}

function wrongRow(place: string, what: string): Failure {
  return new Failure({
    code: 'eval/row',
    message: `${place}: ${what}.`,
    hint: 'For example: {"expr": "{{upper(name)}}", "vars": {"name": "ada"}, "tz": "Europe/Prague"}',
  });
}
