import type { Module } from '../app.js';
import { metadataOf } from '../load/provenance.js';
import type { Rule } from './rule.js';

const named = (type: string, label: string) => ({ 'modules/find/metadata.json': { type, label } });

/** The verb tells what a module does, the number how much it gives. */
export const moduleLabelStyle: Rule = {
  code: 'module-label-style',
  severity: 'info',
  requirement:
    'Labels of modules begin with a verb and a capital: Watch things, Search or List things, Create, Get, Update or Delete a thing.',
  consequence: 'People do not find the module under the name they expect; reviewers ask to rename it.',
  source: 'R11.1, R11.4',
  right: [
    named('trigger', 'Watch New Things'),
    named('search', 'Find Things'),
    named('action', 'Create a Thing'),
    named('universal', 'Make an API Call'),
  ],
  wrong: [
    named('trigger', 'New Thing'),
    named('search', 'get things'),
    named('action', 'Create Thing'),
    named('action', 'Delete a Thing.'),
    named('universal', 'Custom Request'),
  ],
  check(app, report) {
    for (const module of app.modules.values()) {
      const advice = adviceFor(module);
      const at = metadataOf(module)?.locate(['label']) ?? { file: module.file, line: 1, column: 1 };
      if (advice) report(at, `"${module.label}": ${advice}`);
    }
  },
};

const ONE = /^(?:Create|Get|Update|Delete|Retrieve|Remove|Cancel|Upload|Download)\s+([A-Z]\w*)$/i;

function adviceFor({ type, label }: Module): string | undefined {
  if (/^[a-z]/.test(label)) return 'begin the label with a capital.';
  if (/[.!:]$|^\s|\s$/.test(label)) return 'leave out the punctuation and blanks at its ends.';
  if ((type === 'trigger' || type === 'instant_trigger') && !/^Watch\b/i.test(label)) {
    return 'begin the label of a trigger with Watch, e.g. Watch New Orders.';
  }
  if (type === 'universal' && !/\bAPI call\b|\bGraphQL\b/i.test(label))
    return 'call the universal module Make an API Call.';
  const noun = type === 'action' ? ONE.exec(label)?.[1] : undefined;
  // A plural, a mass noun or an acronym takes no article.
  const article =
    noun !== undefined && !/s$/i.test(noun) && !/^(?:Data|Information|Info|Content|Text|Balance|[A-Z]{2,})$/.test(noun);
  return article ? `an action does one: ${label.replace(/\s/, /^[aeiou]/i.test(noun) ? ' an ' : ' a ')}.` : undefined;
}
