import { foreignErrorCode, ImlError } from './error.js';
import { fieldText } from './field-path.js';
import type { TemplateMapping } from './mapping-tree.js';

/** An error with its template, position and field filled in. */
export function locatedError(error: unknown, { text, path }: Pick<TemplateMapping, 'text' | 'path'>): ImlError {
  const known = error instanceof ImlError ? error : undefined;
  const field = path && fieldText(path);
  if (known?.template !== undefined && known.field === field) return known;
  return new ImlError({
    code: known?.code ?? foreignErrorCode(error),
    message: error instanceof Error ? error.message : String(error),
    position: known?.position ?? 0,
    template: text,
    calls: known?.calls,
    field,
    cause: known === undefined ? error : known.cause,
  });
}
