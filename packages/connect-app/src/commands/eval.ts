import { compile, type Flavour, ImlError, parse, systemEnvironment, toTypedJson } from '@connect-app/iml';
import type { CommandContext } from '../command-context.js';
import { EXIT, type ExitCode, Failure } from '../failure.js';
import { readJsonLines, readObjectArgument, readText } from '../input.js';
import { type EvalRow, readRow, variables } from './eval-row.js';

export interface EvalOptions {
  readonly vars?: string;
  readonly batch?: string;
  readonly parseOnly?: true;
  readonly flavour: Flavour;
  readonly timezone: string;
  readonly now?: number;
}

/**
 * `connect-app eval`: one template to its value as JSON, or a batch of them, each line to `{"value": …}` or
 * `{"error": {"code", "message", "position"}}`. With `--parse-only` the answer to a template without mistakes is
 * `{"ok": true}`. A mistake in the one template is shown with its place and ends with 1; in a batch it is an answer.
 */
export async function evaluateCommand(
  context: CommandContext,
  template: string | undefined,
  options: EvalOptions,
): Promise<ExitCode> {
  const { batch } = options;
  if ((template === undefined) === (batch === undefined)) {
    throw new Failure({
      code: 'eval/nothing',
      message: batch === undefined ? 'There is nothing to evaluate.' : 'A template and --batch exclude each other.',
      hint: `Give a template, e.g. connect-app eval '{{upper("ada")}}', or --batch file.jsonl.`,
    });
  }
  if (batch !== undefined) return evaluateBatch(context, batch, options);
  const expr = template === '-' ? (await readText('template', '-')).replace(/\r?\n$/, '') : (template ?? '');
  const vars = options.vars === undefined ? {} : variables(await readObjectArgument('--vars', options.vars), '--vars');
  try {
    const row = { expr, vars, timezone: undefined, now: undefined, options: {} };
    context.streams.out(JSON.stringify(answer(row, options)));
    return EXIT.fine;
  } catch (error) {
    if (!(error instanceof ImlError)) throw error;
    context.streams.say(`${error.message}\n${error.frame()}\n(${error.code})`);
    return EXIT.failed;
  }
}

/** All lines are read before the first is answered: a batch with a faulty line answers nothing. */
async function evaluateBatch({ streams }: CommandContext, batch: string, options: EvalOptions): Promise<ExitCode> {
  const lines = await readJsonLines('--batch', batch);
  const rows = lines.map(({ line, value }) => readRow(value, `${batch}:${line}`));
  const shared =
    options.vars === undefined ? {} : variables(await readObjectArgument('--vars', options.vars), '--vars');
  for (const row of rows) {
    streams.out(JSON.stringify(answerRow({ ...row, vars: { ...shared, ...row.vars } }, options)));
  }
  return EXIT.fine;
}

function answerRow(row: EvalRow, options: EvalOptions): unknown {
  try {
    const value = answer(row, options);
    return options.parseOnly ? value : { value };
  } catch (error) {
    if (!(error instanceof ImlError)) throw error;
    return { error: { code: error.code, message: error.message, position: error.position } };
  }
}

/** The value as typed JSON, or `{ok: true}` when the template is only parsed. */
function answer(row: EvalRow, { parseOnly, flavour, timezone, now }: EvalOptions): unknown {
  const options = { flavour, ...row.options };
  if (parseOnly) {
    parse(row.expr, options);
    return { ok: true };
  }
  const environment = systemEnvironment({ timezone: row.timezone ?? timezone });
  const moment = row.now ?? now;
  const clock = moment === undefined ? environment.now : () => moment;
  return toTypedJson(compile(row.expr, options)(row.vars, { ...environment, now: clock }));
}
