import {
  compile,
  type Environment,
  fromTypedJson,
  ImlError,
  parse,
  systemEnvironment,
  toTypedJson,
} from '@connect-app/iml';
import { EXIT, type ExitCode, Failure } from '../failure.js';
import { readJsonLines, readObjectArgument } from '../input.js';
import type { CommandContext } from '../program.js';

export interface EvalOptions {
  readonly vars?: string;
  readonly batch?: string;
  readonly parseOnly?: true;
  readonly timezone: string;
  readonly now?: number;
}

/** One line of a batch. */
interface Row {
  readonly expr: string;
  readonly vars?: Record<string, unknown>;
  readonly tz?: string;
}

/** `connect-app eval`: one template, or a batch of them, to JSON values. */
export async function evaluateCommand(
  context: CommandContext,
  template: string | undefined,
  options: EvalOptions,
): Promise<ExitCode> {
  if (options.batch !== undefined) return evaluateBatch(context, options.batch, options);
  if (template === undefined) {
    throw new Failure({
      code: 'eval/nothing',
      message: 'There is nothing to evaluate.',
      hint: `Give a template, e.g. connect-app eval '{{upper("ada")}}', or --batch file.jsonl.`,
    });
  }
  const vars = options.vars === undefined ? {} : await readObjectArgument('--vars', options.vars);
  try {
    context.streams.out(JSON.stringify(answer({ expr: template, vars }, options)));
    return EXIT.fine;
  } catch (error) {
    if (!(error instanceof ImlError)) throw error;
    context.streams.say(`${error.message}\n${error.frame()}\n(${error.code})`);
    return EXIT.failed;
  }
}

async function evaluateBatch({ streams }: CommandContext, batch: string, options: EvalOptions): Promise<ExitCode> {
  for (const { line, value } of await readJsonLines('--batch', batch)) {
    const row = value as Partial<Row> | null;
    if (typeof row?.expr !== 'string') {
      throw new Failure({
        code: 'eval/row',
        message: `${batch}:${line}: each line is an object with "expr", a text.`,
        hint: 'For example: {"expr": "{{upper(name)}}", "vars": {"name": "ada"}}',
      });
    }
    streams.out(JSON.stringify(answerRow(row as Row, options)));
  }
  return EXIT.fine;
}

function answerRow(row: Row, options: EvalOptions): unknown {
  try {
    const value = answer(row, options);
    return options.parseOnly ? value : { value };
  } catch (error) {
    if (!(error instanceof ImlError)) throw error;
    return { error: { code: error.code, message: error.message, position: error.position } };
  }
}

/** The value as typed JSON, or `{ok: true}` when the template is only parsed. */
function answer({ expr, vars, tz }: Row, { parseOnly, timezone, now }: EvalOptions): unknown {
  if (parseOnly) {
    parse(expr);
    return { ok: true };
  }
  const environment: Environment = systemEnvironment({ timezone: tz ?? timezone });
  const moment = now === undefined ? environment : { ...environment, now: () => now };
  return toTypedJson(compile(expr)(fromTypedJson(vars ?? {}) as Record<string, unknown>, moment));
}
