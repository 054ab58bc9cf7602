import { compile, fromTypedJson, isImlError, listConstants, listFunctions, toTypedJson } from '@connect-app/iml';
import type { Hono } from 'hono';
import type { ExpressionCall, ExpressionCheck, ExpressionNames, ExpressionPreview } from '../../protocol.js';
import { readBody } from '../request-body.js';
import type { Workbench } from '../workbench.js';

/** A value of a preview is looked at, not worked with. */
const MAX_PREVIEW = 100_000;

/** Templates of mapped fields: are they well formed, what do they give, what can stand in them. */
export function expressionRoutes(api: Hono, bench: Workbench): void {
  api.post('/expressions/check', async (context) => {
    const { template } = await readBody<ExpressionCall>(context, ['template']);
    return context.json(attempt(() => void compile(template, { flavour: 'scenario' })));
  });

  api.post('/expressions/preview', async (context) => {
    const { template, bundles = {} } = await readBody<ExpressionCall>(context, ['template']);
    let value: unknown;
    const check = attempt(() => {
      value = compile(template, { flavour: 'scenario' })(
        fromTypedJson(bundles) as Record<string, unknown>,
        bench.environment,
      );
    });
    if (check.error) return context.json(check);
    const typed = toTypedJson(value);
    const isLarge = JSON.stringify(typed).length > MAX_PREVIEW;
    const preview: ExpressionPreview = isLarge ? tooLarge() : { value: bench.secrets.value(typed) };
    return context.json(preview);
  });

  const names = expressionNames();
  api.get('/expressions/names', (context) => context.json(names));
}

function attempt(work: () => void): ExpressionCheck {
  try {
    work();
    return {};
  } catch (error) {
    if (!isImlError(error)) throw error;
    return { error: { message: error.message, position: error.position ?? 0 } };
  }
}

function tooLarge(): ExpressionPreview {
  return { error: { message: 'The value is too large to be shown here.', position: 0 } };
}

function expressionNames(): ExpressionNames {
  return {
    functions: listFunctions('scenario').map(({ name, parameters, help, groups }) => ({
      name,
      help,
      group: groups[0],
      signature: `${name}(${parameters.map(signaturePart).join('; ')})`,
    })),
    keywords: listConstants('scenario').map(({ name, help }) => ({ name, help })),
  };
}

function signaturePart({ name, optional, rest }: { name: string; optional?: true; rest?: true }): string {
  const shown = rest ? `${name}…` : name;
  return optional ? `[${shown}]` : shown;
}
