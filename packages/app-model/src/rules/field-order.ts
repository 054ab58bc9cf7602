import type { Json } from '../section.js';
import type { Rule } from './rule.js';
import { isObject } from './support/json.js';
import { isForShow, titleOf } from './support/specs.js';

/** A dialog asks for what it must have first. */
export const fieldOrder: Rule = {
  code: 'field-order',
  severity: 'info',
  requirement: 'Required fields come first, then optional ones, then advanced ones; Limit is the last of its kind.',
  consequence: 'People overlook a required field below optional ones; reviewers ask to move it.',
  source: 'R11.2',
  right: [
    {
      'modules/find/expect.imljson': [
        { type: 'html', label: '<p>Read this first.</p>' },
        { name: 'id', type: 'text', label: 'ID', required: true },
        { name: 'sort', type: 'text', label: 'Sort' },
        { name: 'raw', type: 'boolean', label: 'Raw', advanced: true },
        { name: 'limit', type: 'uinteger', label: 'Limit', default: 10 },
      ],
    },
    {
      'modules/find/expect.imljson': [
        { name: 'limit', type: 'uinteger', label: 'Limit', default: 10 },
        { name: 'raw', type: 'boolean', label: 'Raw', advanced: true },
      ],
    },
  ],
  wrong: [
    {
      'modules/find/expect.imljson': [
        { name: 'sort', type: 'text', label: 'Sort' },
        { name: 'id', type: 'text', label: 'ID', required: true },
      ],
    },
    {
      'modules/find/expect.imljson': [
        { name: 'limit', type: 'uinteger', label: 'Limit', default: 10 },
        { name: 'sort', type: 'text', label: 'Sort' },
      ],
    },
  ],
  check(app, report) {
    for (const { sections } of app.modules.values()) {
      const section = sections.expect;
      if (!Array.isArray(section?.value)) continue;
      let highest = 0;
      let before: Json | undefined;
      for (const [index, item] of section.value.entries()) {
        if (!isObject(item) || isForShow(item)) continue;
        // Nothing but advanced fields comes after the limit, and it may come after them too.
        const rank = item['name'] === 'limit' ? Math.max(LIMIT, highest) : rankOf(item);
        if (rank < highest && isObject(before)) {
          report(
            section.locate([index]),
            `Move "${titleOf(item)}" (${WORDS[rank]}) above "${titleOf(before)}" (${WORDS[highest]}).`,
          );
          break;
        }
        if (rank > highest) before = item;
        highest = Math.max(highest, rank);
      }
    }
  },
};

const WORDS = ['required', 'optional', 'the limit', 'advanced'];
const LIMIT = WORDS.indexOf('the limit');

function rankOf(item: { readonly [key: string]: Json }): number {
  if (item['advanced'] === true) return 3;
  return item['required'] === true ? 0 : 1;
}
