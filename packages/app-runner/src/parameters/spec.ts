import { isCollection } from '@connect-app/iml';

/** One parameter as an app defines it (R6.2). Attributes are untrusted JSON: read them through the functions beside. */
export interface ParameterSpec {
  /** Key in the resulting object; banners and separators have none. */
  readonly name?: string;
  readonly type: string;
  readonly [attribute: string]: unknown;
}

/** An element of a parameter block: a parameter, or an RPC that answers with parameters (R5.2). */
export type SpecEntry = ParameterSpec | string;

/** Lists within lists, deeper than anyone writes them. */
const MAX_DEPTH = 20;

/** Whether a value is a reference such as `rpc://fields?kind=a` (R5.2). */
export function isRpcReference(value: unknown): value is string {
  return typeof value === 'string' && value.trim().startsWith('rpc://');
}

/**
 * The entries of a parameter block, of `spec`, of `nested` or of what an RPC answered: a list, one parameter alone (R5.1),
 * `{store}` around either, or a bare RPC reference. Whatever is no parameter is left out.
 */
export function specEntries(value: unknown, depth = 0): readonly SpecEntry[] {
  if (isRpcReference(value)) return [value.trim()];
  if (Array.isArray(value)) return depth > MAX_DEPTH ? [] : value.flatMap((item) => specEntries(item, depth + 1));
  if (!isCollection(value)) return [];
  if (Object.hasOwn(value, 'store') && !Object.hasOwn(value, 'type')) return specEntries(value['store'], depth + 1);
  return isSpec(value) ? [value] : untyped(value);
}

/** A parameter that forgot its type takes any value. */
function untyped(value: Record<string, unknown>): readonly SpecEntry[] {
  const name = own(value, 'name');
  return typeof name === 'string' ? [{ ...value, name, type: 'any' }] : [];
}

function isSpec(value: Record<string, unknown>): value is Record<string, unknown> & ParameterSpec {
  const name = own(value, 'name');
  return typeof own(value, 'type') === 'string' && (name === undefined || typeof name === 'string');
}

/** An own property of a JSON object; `undefined` when there is none. */
export function own(object: unknown, key: string): unknown {
  return typeof object === 'object' && object !== null && Object.hasOwn(object, key)
    ? (object as Record<string, unknown>)[key]
    : undefined;
}

/** Sets an own property whatever its name is: `__proto__` is a name like any other. */
export function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  else target[key] = value;
}

/** Whether a value can be mapped or typed over in the dialog (R6.11). Mappable is the default. */
export function isMappable(spec: ParameterSpec): boolean {
  return own(spec, 'mappable') !== false;
}

/** Whether a select can be typed over (R6.11). */
export function isEditable(spec: ParameterSpec): boolean {
  const editable = own(spec, 'editable');
  return editable === true || own(editable, 'enabled') === true;
}

/** Whether the dialog hands the value on: `omit` and `disabled` keep it back (R6.3). */
export function isSubmitted(spec: ParameterSpec): boolean {
  return own(spec, 'omit') !== true && own(spec, 'disabled') !== true;
}
