import type { Json } from '@connect-app/app-model';

/** A parameter spec as `parameters`, `expect` and `interface` hold them (R6.2); unknown attributes are kept. */
export interface ParameterSpec {
  readonly [attribute: string]: Json | undefined;
  readonly type: string;
}

type JsonObject = { [key: string]: Json };

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The specs of a list; references to RPCs (`rpc://…`) are not known before they are called and are left out. */
export function specsOf(value: Json | undefined): ParameterSpec[] {
  const list = Array.isArray(value) ? value : isObject(value) ? [value] : [];
  return list.filter((spec): spec is ParameterSpec & JsonObject => isObject(spec) && typeof spec['type'] === 'string');
}

/** Names of the RPCs that bring fields into a list, or all of it (R5.2). */
export function referencesOf(value: Json | undefined): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((each) => (typeof each === 'string' ? (rpcName(each) ?? []) : []));
}

/** The list of fields that `nested` holds: a list, a reference to an RPC, or an object with either as `store` (R6.2). */
function storeOf(value: Json | undefined): Json | undefined {
  return isObject(value) && 'store' in value ? value['store'] : value;
}

/** One choice of a select. */
export interface ChoiceSpec {
  readonly label: string;
  readonly value: Json;
  /** What opens below it when it is chosen. */
  readonly nested: Json | undefined;
}

/** The static choices of a select, groups flattened; `undefined` when they come from an RPC. */
export function staticChoices(spec: ParameterSpec): ChoiceSpec[] | undefined {
  const store = optionStore(spec);
  if (!Array.isArray(store)) return undefined;
  const flat =
    spec['grouped'] === true
      ? store.flatMap((group) => (isObject(group) && Array.isArray(group['options']) ? group['options'] : []))
      : store;
  return flat.filter(isObject).flatMap((option) =>
    option['value'] === undefined
      ? []
      : [
          {
            label: String(option['label'] ?? option['value']),
            value: option['value'],
            nested: storeOf(option['nested']),
          },
        ],
  );
}

/** The RPC a select takes its choices from, without its query; `undefined` for static choices. */
export function choicesRpc(spec: ParameterSpec): string | undefined {
  const store = optionStore(spec);
  return typeof store === 'string' ? rpcName(store) : undefined;
}

/** The name inside `rpc://name?query`. */
export function rpcName(reference: string): string | undefined {
  return /^rpc:\/\/([^?]+)/.exec(reference)?.[1];
}

function optionStore(spec: ParameterSpec): Json | undefined {
  const options = spec['options'];
  return isObject(options) ? options['store'] : options;
}

/** Every list of fields that may open below this one: its own `nested`, that of all choices, of each choice, of none. */
export function nestedLists(spec: ParameterSpec): (Json | undefined)[] {
  const options = spec['options'];
  const placeholder =
    isObject(options) && isObject(options['placeholder']) ? options['placeholder']['nested'] : undefined;
  return [
    storeOf(spec['nested']),
    ...(isObject(options) ? [storeOf(options['nested'])] : []),
    storeOf(placeholder),
    ...(staticChoices(spec) ?? []).map(({ nested }) => nested),
  ];
}

/** Every field that may open below this one, as far as it is known before an RPC is called. */
export function nestedFields(spec: ParameterSpec): ParameterSpec[] {
  return nestedLists(spec).flatMap(specsOf);
}
