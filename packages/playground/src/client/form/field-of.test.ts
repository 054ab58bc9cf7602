import { describe, expect, it } from 'vitest';
import { fieldOf, itemOf, shownField } from './field-of.js';
import { toMapped, toTyped } from './mapping.js';

describe('fields of plain values', () => {
  it('takes the default list of a parameter apart', () => {
    const spec = {
      name: 'headers',
      type: 'array',
      spec: [{ name: 'key', type: 'text' }],
      default: [{ key: 'Accept' }],
    };
    expect(shownField(spec, undefined)).toEqual({
      kind: 'list',
      items: [{ kind: 'collection', fields: { key: { kind: 'value', value: 'Accept' } } }],
    });
  });

  it('makes a list of one of a single value', () => {
    expect(fieldOf({ type: 'array', spec: { type: 'text' } }, 'a')).toEqual({
      kind: 'list',
      items: [{ kind: 'value', value: 'a' }],
    });
  });

  it('starts an item of plain values with its default', () => {
    expect(itemOf({ type: 'array', spec: { type: 'number', default: 3 } })).toEqual({ kind: 'value', value: 3 });
    expect(itemOf({ type: 'array', spec: [{ name: 'a', type: 'text' }] })).toEqual({ kind: 'collection', fields: {} });
  });

  it('maps a default that is a template, unless the field cannot be mapped', () => {
    expect(fieldOf({ type: 'date' }, '{{now}}')).toEqual({ kind: 'map', template: '{{now}}' });
    expect(fieldOf({ type: 'text', mappable: false }, '{{now}}')).toEqual({ kind: 'value', value: '{{now}}' });
  });
});

describe('mapping', () => {
  it('keeps what text can say, and the mark of a secret', () => {
    expect(toMapped({ kind: 'value', value: 10 })).toEqual({ kind: 'map', template: '10' });
    expect(toMapped({ kind: 'list', items: [] })).toEqual({ kind: 'map', template: '' });
    expect(toMapped({ kind: 'value', value: 'k', secret: true })).toEqual({ kind: 'map', template: 'k', secret: true });
  });

  it('turns text back and leaves templates behind', () => {
    expect(toTyped({ type: 'text' }, { kind: 'map', template: 'Ada' })).toEqual({ kind: 'value', value: 'Ada' });
    expect(toTyped({ type: 'text' }, { kind: 'map', template: '{{1.name}}' })).toEqual({ kind: 'value', value: '' });
    expect(toTyped({ type: 'array' }, { kind: 'map', template: 'x' })).toEqual({ kind: 'list', items: [] });
  });
});
