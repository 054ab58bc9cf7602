import type { Json } from '../section.js';
import { componentsOf } from '../validate/validate-app.js';
import type { Rule } from './rule.js';
import { isObject, isTemplate } from './support/json.js';
import { formsOf, specsOf, titleOf } from './support/specs.js';

const OPTIONS = [
  { label: 'Open', value: 'open' },
  { label: 'Closed', value: 'closed' },
];
const select = (value: unknown) => ({
  'modules/find/expect.imljson': [{ name: 'state', type: 'select', label: 'State', options: OPTIONS, default: value }],
});

/** A dropdown starts with one of its options. */
export const unknownDefaultOption: Rule = {
  code: 'unknown-default-option',
  severity: 'warning',
  requirement: 'The default of a select is the value of one of its options.',
  consequence: 'The dropdown opens empty although a default is set.',
  source: 'R6.9',
  right: [select('open')],
  wrong: [select('opened'), select('Open')],
  check(app, report) {
    for (const component of componentsOf(app)) {
      for (const section of formsOf(component)) {
        for (const { spec, path } of specsOf(section.value)) {
          const { default: value, type } = spec;
          if (type !== 'select' || value === undefined || value === null || value === '' || spec['dynamic'] === true)
            continue;
          const values = optionValues(spec['options']);
          if (!values) continue;
          const chosen = Array.isArray(value) ? value : [value];
          const unknown = chosen.find((each) => !isTemplate(each) && !values.has(String(each)));
          if (unknown === undefined) continue;
          report(
            section.locate([...path, 'default']),
            `"${String(unknown)}" is no option of "${titleOf(spec)}". There are: ${[...values].slice(0, 12).join(', ')}.`,
          );
        }
      }
    }
  },
};

/** The values of options that stand in the file; undefined where an RPC gives them. Groups hold options of their own. */
function optionValues(options: Json | undefined): ReadonlySet<string> | undefined {
  const list = isObject(options) ? options['store'] : options;
  if (!Array.isArray(list)) return undefined;
  const values = new Set<string>();
  for (const option of list) {
    if (typeof option === 'string' && option.startsWith('rpc://')) return undefined;
    if (!isObject(option)) values.add(String(option));
    else if (Array.isArray(option['options']))
      for (const each of optionValues(option['options']) ?? []) values.add(each);
    else values.add(String(option['value']));
  }
  return values;
}
