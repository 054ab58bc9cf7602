import type { SelectOption } from '@connect-app/app-runner/form';

const ORDER: readonly (readonly [string, string])[] = [
  ['equal', 'Equal to'],
  ['notequal', 'Not equal to'],
  ['greater', 'Greater than'],
  ['less', 'Less than'],
  ['greaterorequal', 'Greater than or equal to'],
  ['lessorequal', 'Less than or equal to'],
];
const TEXT: readonly (readonly [string, string])[] = [
  ['equal', 'Equal to'],
  ['notequal', 'Not equal to'],
  ['contain', 'Contains'],
  ['notcontain', 'Does not contain'],
  ['startwith', 'Starts with'],
  ['notstartwith', 'Does not start with'],
  ['endwith', 'Ends with'],
  ['notendwith', 'Does not end with'],
  ['pattern', 'Matches pattern'],
  ['notpattern', 'Does not match pattern'],
];
const CONTENT: readonly (readonly [string, string])[] = [
  ['contain', 'Contains'],
  ['notcontain', 'Does not contain'],
];
const SAME = ORDER.slice(0, 2);

/** The platform's own operators in their groups (IML §9). */
export const OPERATORS: readonly SelectOption[] = [
  { label: 'Exists', value: 'exist', group: 'Basic operators' },
  { label: 'Does not exist', value: 'notexist', group: 'Basic operators' },
  ...group('Text operators', 'text', [...TEXT, ...caseless(TEXT)]),
  ...group('Numeric operators', 'number', ORDER),
  ...group('Date operators', 'date', ORDER),
  ...group('Time operators', 'time', ORDER),
  ...group('Version operators', 'semver', ORDER),
  ...group('Array operators', 'array', [...CONTENT, ...caseless(CONTENT)]),
  ...group('Array length operators', 'array', ORDER),
  ...group('Boolean operators', 'boolean', SAME),
];

function caseless(operators: readonly (readonly [string, string])[]): [string, string][] {
  return operators.map(([name, label]) => [`${name}:ci`, `${label} (any case)`]);
}

function group(label: string, type: string, operators: readonly (readonly [string, string])[]): SelectOption[] {
  return operators.map(([name, text]) => ({ label: text, value: `${type}:${name}`, group: label }));
}
