import { describe, expect, it } from 'vitest';
import type { FormValues } from '../../protocol.js';
import { isFormValues, linkOf, valuesOfLink } from './link.js';

const values: FormValues = {
  name: { kind: 'value', value: 'Zoë — 東京' },
  emails: {
    kind: 'list',
    items: [{ kind: 'collection', fields: { value: { kind: 'map', template: '{{1.email}}' } } }],
  },
};

describe('a link to a dialog', () => {
  it('brings the values back', () => {
    expect(valuesOfLink(linkOf(values))).toEqual(values);
  });

  it('holds no secret, at any depth', () => {
    const secret = { kind: 'value', value: 'hunter2', secret: true } as const;
    const link = linkOf({
      key: secret,
      mapped: { kind: 'map', template: 'hunter2', secret: true },
      list: {
        kind: 'list',
        items: [secret, { kind: 'collection', fields: { key: secret, open: values['name'] as never } }],
      },
    });
    expect(JSON.stringify(valuesOfLink(link))).not.toContain('hunter2');
    expect(atob(link.slice('#values='.length).replaceAll('-', '+').replaceAll('_', '/'))).not.toContain('hunter2');
  });

  it('is empty without values and for values too many for an address', () => {
    expect(linkOf({})).toBe('');
    expect(linkOf({ a: { kind: 'value', value: 'x'.repeat(9000) } })).toBe('');
  });

  it.each(['', '#', '#values=', '#values=%%', `#values=${btoa('[1]')}`, `#values=${btoa('{"a":{"kind":"list"}}')}`])(
    'takes %j for no values',
    (hash) => expect(valuesOfLink(hash)).toBeUndefined(),
  );

  it('knows the shape of values', () => {
    expect(isFormValues(values)).toBe(true);
    expect(isFormValues({ a: { kind: 'value' } })).toBe(false);
    expect(isFormValues({ a: { kind: 'list', items: [{ kind: 'other' }] } })).toBe(false);
  });
});
