import type { CallNode } from './ast.js';
import { foreignErrorCode, ImlError } from './error.js';

/** The error as a user sees it: one `Function '…' finished with error!` for each call around it (IML §8). */
export function failedCall(error: unknown, node: CallNode, template: string): ImlError {
  const inner = error instanceof Error ? error.message : String(error);
  const known = error instanceof ImlError ? error : undefined;
  return new ImlError({
    code: known?.code ?? foreignErrorCode(error),
    message: `Function '${node.name}' finished with error! ${inner}`,
    position: known?.position ?? node.offset,
    template,
    calls: [node.name, ...(known?.calls ?? [])],
    cause: known === undefined ? error : known.cause,
  });
}
