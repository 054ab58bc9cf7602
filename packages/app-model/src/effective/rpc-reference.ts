/** A parsed `rpc://name?a=1&b={{x}}`. */
export interface RpcReference {
  readonly name: string;
  /** Query parameters in order. Literals reach the RPC as texts (R5.3); a value may hold an expression. */
  readonly query: readonly (readonly [name: string, value: string])[];
}

const SCHEME = 'rpc://';

/**
 * Reads a reference to an RPC (R5.2); undefined for any other text.
 *
 * @example
 * resolveRpcReference('rpc://steps?kind=person&segment={{segment}}');
 * // { name: 'steps', query: [['kind', 'person'], ['segment', '{{segment}}']] }
 */
export function resolveRpcReference(text: unknown): RpcReference | undefined {
  if (typeof text !== 'string' || !text.trim().startsWith(SCHEME)) return undefined;
  const body = text.trim().slice(SCHEME.length);
  const mark = body.indexOf('?');
  const name = decode((mark < 0 ? body : body.slice(0, mark)).replace(/\/+$/, ''));
  if (name === '') return undefined;
  const query = mark < 0 ? [] : splitOutsideBraces(body.slice(mark + 1)).filter((pair) => pair !== '');
  return {
    name,
    query: query.map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0 ? [decode(pair), ''] : [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))];
    }),
  };
}

/** An `&` inside an expression belongs to the expression. */
function splitOutsideBraces(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let inside = false;
  for (let i = 0; i < text.length; i += 1) {
    if (text.startsWith('{{', i)) inside = true;
    else if (text.startsWith('}}', i)) inside = false;
    else if (text[i] === '&' && !inside) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

function decode(text: string): string {
  if (!text.includes('%') || text.includes('{{')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
