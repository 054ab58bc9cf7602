import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compile } from '../compile.js';
import type { Environment } from '../environment.js';
import { ImlError } from '../error.js';
import type { ImlOptions } from '../options.js';
import { fromTypedJson, type TypedJson, toTypedJson } from '../typed-json.js';

/** One line of `conformance/*.jsonl`; its README says what the members mean. */
export interface ConformanceRow {
  readonly of: string;
  readonly expression: string;
  readonly context?: Readonly<Record<string, TypedJson>>;
  readonly options?: ImlOptions;
  readonly timezone?: string;
  readonly now?: string;
  readonly result?: TypedJson;
  readonly error?: string;
  readonly message?: string;
  readonly source: string;
  readonly note?: string;
}

/** A row and the place it stands at: `math.jsonl:12`. */
export interface PlacedRow extends ConformanceRow {
  readonly group: string;
  readonly place: string;
}

const folder = join(import.meta.dirname, '../../conformance');

/** All rows of all groups, in the order of the files. */
export function conformanceRows(): PlacedRow[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.jsonl'));
  return files.flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line, index) => ({
        ...(JSON.parse(line) as ConformanceRow),
        group: basename(file, '.jsonl'),
        place: `${file}:${index + 1}`,
      })),
  );
}

/** What a row gives: the value as typed JSON, or the error's code and message. */
export function runRow(
  row: ConformanceRow,
  codeGeneration: 'always' | 'never',
): Pick<ConformanceRow, 'result' | 'error' | 'message'> {
  const environment: Environment = {
    timezone: row.timezone ?? 'UTC',
    now: () => Date.parse(row.now ?? '2016-06-20T17:26:44.356Z'),
    random: Math.random,
    uuid: () => '0b8fb1a2-6c0e-4f6e-9d6b-2f2f7f3f9a10',
    executionId: 'execution',
  };
  const context = fromTypedJson(row.context ?? {}) as Record<string, unknown>;
  try {
    return { result: toTypedJson(compile(row.expression, { ...row.options, codeGeneration })(context, environment)) };
  } catch (error) {
    if (error instanceof ImlError) return { error: error.code, message: error.message };
    throw error;
  }
}
