import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../compile.js';
import { compileMapping } from '../compile-mapping.js';
import { listFunctions } from '../library.js';
import { both } from '../testing/both-ways.js';

describe('generated code', () => {
  it.each([
    '{{item.name}}',
    '{{item.list[2]}} and {{item.list[-1].three}} and {{item.list[]}}',
    '{{item.list[item.list[1]]}}',
    '{{item.list[0]}}{{item.list[9]}}',
    '{{item.nested.`a b`.c[1].d}}',
    '{{item.id + 1}} {{item.id + "1"}} {{item.name + item.id}} {{missing + 1}}',
    '{{item.id * "2" - 1 / 3 % 2}}',
    '{{-item.id}} {{!item.empty}} {{-item.name}}',
    '{{item.empty | item.name}} {{item.id & item.missing}} {{item.id = 7 & item.name != "x"}}',
    '{{item.id >= 7}} {{item.name < "B"}} {{item.at > 5}} {{item.missing = undefined}}',
    '{{if(item.id > 5; upper(item.name); item.nothing.here)}}',
    '{{ifempty(item.empty; ifempty(item.missing; "fallback"))}}',
    '{{switch(item.name; "Bob"; 1; "Ada"; 2; 3)}}',
    '{{switch(item.name; "Bob"; item.id)}}{{switch(item.name; "Bob"; 1; item.last)}}',
    '{{if(item.missing; 1)}}{{if(item.id; ; 2)}}{{if(item.missing; 1; )}}',
    '{{lower(item.id)}}{{upper(item.list)}}{{trim(item.missing)}}{{trim(" a ")}}{{upper(item.nested)}}',
    '{{if(item.missing; item.name; item.id)}}{{item.name}}{{item.empty | item.other}}{{item.other}}',
    '{{if(item.id; if(item.empty; 1; item.nested.`a b`.c[1].d); 2)}}{{item.nested.`a b`.c[1].d}}',
    '{{lower(abs(item.name))}}{{if(abs(item.name); 1; 2)}}',
    '{{join(map(item.list; "three"); "-")}}',
    '{{formatDate(item.at; "DD.MM.YYYY"; "Europe/Prague")}}',
    '{{toString(item.list)}}{{emptyarray}}{{space}}',
    '{{constructor}}{{item.constructor}}{{item.__proto__}}{{toString}}{{JSON}}',
    '{{ {a: item.id; b: missing; `__proto__`: 1; a: 2} }}',
    '{{abs("no number")}}',
    'text {{upper(abs(item.name))}}',
    '{{add(item.name; 1)}}',
    '{{}}',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it must not become code
    '"quotes" ${item} `{{item.name}}` \\ \u2028 */ //',
  ])('gives the same as the interpreter: %s', (template) => {
    const { interpreted, generated } = both(template);
    expect(generated).toEqual(interpreted);
  });

  it.each([
    { '{{item.name}}': 1, fixed: [1, null, '{{item.nothing}}', { deep: '{{item.id}}' }], gone: '{{item.nothing}}' },
    { a: 1, '{{...}}': '{{item.nested}}', b: '{{item.id}}' },
    { 'a b': '{{item.id}}', '{{...}}': '{{item.nested}}', '{{"a" }} b': '{{item.nothing}}' },
    { '{{...}}': '{{item.name}}' },
    { inner: { bad: ['{{abs("x")}}'] } },
    { 2: 'two', 1: '{{item.id}}', constructor: '{{item.id}}', toString: '{{item.nothing}}' },
    JSON.parse('{"__proto__": "{{item.id}}", "b": {"__proto__": {"polluted": true}}}'),
    [[], {}, '', 0, false, null],
  ])('builds the same objects as the interpreter: %j', (mapping) => {
    const { interpreted, generated } = both(mapping);
    expect(generated).toEqual(interpreted);
    expect(JSON.stringify(generated)).toBe(JSON.stringify(interpreted));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('gives the examples of every function', () => {
    for (const { name, flavours, examples } of listFunctions()) {
      for (const { expr, vars, result } of examples) {
        const options = { flavour: flavours?.[0] ?? 'scenario', codeGeneration: 'always' } as const;
        expect(compile(expr, options)(vars ?? {}), name).toEqual(result);
      }
    }
  });

  it('keeps texts and names out of the code, whatever they are', () => {
    const name = fc.string({ minLength: 1 }).filter((text) => !/[`{}]/.test(text));
    fc.assert(
      fc.property(name, fc.string(), (key, text) => {
        const quoted = `"${text.replaceAll('"', '""').replaceAll('{{', '{').replaceAll('}}', '}')}"`;
        const template = `{{\`${key}\`}}|{{${quoted}}}|{{item.\`${key}\`}}`;
        const { interpreted, generated } = both({ [`k${key}`]: template });
        expect(generated).toEqual(interpreted);
      }),
      { numRuns: 300 },
    );
  });

  it('takes over after a hundred evaluations without a change of the result', () => {
    const map = compileMapping({ name: '{{upper(item.name)}}', n: '{{item.n + 1}}', bad: '{{abs(item.bad)}}' });
    for (let n = 0; n < 250; n += 1) {
      expect(map({ item: { name: `a${n}`, n, bad: -n } })).toEqual({ name: `A${n}`, n: n + 1, bad: n });
    }
    expect(() => map({ item: { bad: 'x' } })).toThrow(/abs.*'x' is not a valid number/);
  });

  it('lets the app’s own functions run with this.timezone', () => {
    function zone(this: { timezone: string }, suffix: unknown): string {
      return `${this.timezone}${suffix}`;
    }
    const { interpreted, generated } = both('{{zone("!")}}', { functions: { zone } });
    expect(generated).toBe('UTC!');
    expect(interpreted).toBe('UTC!');
  });

  it('reads again what a function of the app may have changed', () => {
    const functions = {
      rename(this: unknown, holder: unknown) {
        (holder as { name: string }).name += '!';
        return '';
      },
    };
    const template = '{{item.name}}{{if(item.id; rename(item); 1)}}{{item.name}}{{rename(item)}}{{item.name}}';
    for (const codeGeneration of ['never', 'always'] as const) {
      const run = compile(template, { functions, codeGeneration });
      expect(run({ item: { id: 1, name: 'Ann' } }), codeGeneration).toBe('AnnAnn!Ann!!');
    }
  });

  it('takes other decisions and limits into account', () => {
    const template = '{{ifempty(" "; 1)}}{{switch("1"; 1; "one"; "none")}}{{item.list}}';
    const options = { emptiness: 'blank', equality: 'lenient', arraySeparator: ' | ' } as const;
    const { interpreted, generated } = both(template, options);
    expect(generated).toBe('1one1 | two | {"three":3}');
    expect(interpreted).toBe(generated);
    for (const large of [
      '{{upper(item.name)}}',
      '{{if(1; item.name)}}',
      '{{ifempty(item.name; 1)}}',
      '{{item.id}}{{item.id}}{{item.id}}',
    ]) {
      const { interpreted: expected, generated: actual } = both(large, { maxTextLength: 2 });
      expect(actual).toMatchObject({ code: 'too-large' });
      expect(actual).toEqual(expected);
    }
  });

  it('leaves a switch of very many cases to the function', () => {
    const cases = Array.from({ length: 5000 }, (_, index) => `${index}; "c${index}"`).join(';');
    const { interpreted, generated } = both(`{{switch(4999; ${cases})}}`);
    expect(generated).toBe('c4999');
    expect(interpreted).toBe('c4999');
  });

  it('does not read what an object inherits', () => {
    const read = compile('{{item.secret}}{{item.constructor}}', { codeGeneration: 'always' });
    expect(read({ item: Object.create({ secret: 1 }) })).toBe('');
    class Record {
      own = 1;
      get secret(): number {
        return 2;
      }
    }
    expect(read({ item: new Record() })).toBe('');
    expect(read({ item: JSON.parse('{"__proto__": {"secret": 1}}') })).toBe('');
  });
});
