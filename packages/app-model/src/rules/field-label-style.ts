import { componentsOf } from '../validate/validate-app.js';
import type { Rule } from './rule.js';
import { formsOf, specsOf } from './support/specs.js';

const ACRONYMS = /(?:^|[\s(])(Id|id|Ids|ids|Url|url|Urls|urls|Api|api|Json|json|Html|html|Csv|csv|Pdf|pdf)(?=$|[\s)])/;
const WRITTEN: Readonly<Record<string, string>> = { ids: 'IDs', urls: 'URLs' };

/** Labels of fields are short names. */
export const fieldLabelStyle: Rule = {
  code: 'field-label-style',
  severity: 'info',
  requirement:
    'The label of a field starts with a capital, writes ID, URL and API in capitals, and ends without punctuation.',
  consequence: 'The dialog looks unlike every other; reviewers ask to mend it.',
  source: 'R11.2',
  right: [{ 'modules/find/expect.imljson': [{ name: 'a', type: 'text', label: 'Customer ID' }] }],
  wrong: [
    { 'modules/find/expect.imljson': [{ name: 'a', type: 'text', label: 'customer name' }] },
    { 'modules/find/expect.imljson': [{ name: 'a', type: 'text', label: 'Customer Id' }] },
    { 'modules/find/expect.imljson': [{ name: 'a', type: 'text', label: 'Name:' }] },
  ],
  check(app, report) {
    for (const component of componentsOf(app)) {
      if (component.kind === 'rpc') continue;
      for (const section of formsOf(component)) {
        for (const { spec, path } of specsOf(section.value)) {
          const { label } = spec;
          if (typeof label !== 'string' || label.includes('{{') || spec['type'] === 'hidden') continue;
          const better = improved(label);
          if (better !== label) report(section.locate([...path, 'label']), `Write "${better}" instead of "${label}".`);
        }
      }
    }
  },
};

function improved(label: string): string {
  const open = label.replace(/(?<=\w)[.:]$/, '').trim();
  const acronym = ACRONYMS.exec(open)?.[1];
  const spelled =
    acronym === undefined
      ? open
      : open.replace(ACRONYMS, (match) =>
          match.replace(acronym, WRITTEN[acronym.toLowerCase()] ?? acronym.toUpperCase()),
        );
  // A word with capitals inside is a name that begins small on purpose: iCal, eBay.
  return /^[a-z]+(?:[\s(]|$)/.test(spelled) ? `${spelled.charAt(0).toUpperCase()}${spelled.slice(1)}` : spelled;
}
