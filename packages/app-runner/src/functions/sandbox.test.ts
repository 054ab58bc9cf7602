import type { CustomFunction } from '@connect-app/app-model';
import { describe, expect, it } from 'vitest';
import { createSandbox, type FunctionSandbox, type SandboxOptions } from './index.js';

async function sandboxOf(
  codes: Record<string, string>,
  options: Partial<SandboxOptions> = {},
): Promise<FunctionSandbox> {
  const functions = new Map<string, CustomFunction>(
    Object.entries(codes).map(([name, code]) => [
      name,
      { kind: 'function', name, file: `functions/${name}/code.js`, codeFile: `functions/${name}/code.js`, code },
    ]),
  );
  const sandbox = await createSandbox(
    { functions },
    { timezone: 'Europe/Prague', now: () => 1_700_000_000_000, random: () => 0.25, ...options },
  );
  return sandbox;
}

async function result(code: string, args: readonly unknown[] = [], options: Partial<SandboxOptions> = {}) {
  const sandbox = await sandboxOf({ f: code }, options);
  return sandbox.call('f', args);
}

describe('custom functions', () => {
  it('run with this.timezone and environment.timezone (R6.15)', async () => {
    expect(await result('function f() { return [this.timezone, environment.timezone]; }')).toEqual([
      'Europe/Prague',
      'Europe/Prague',
    ]);
  });

  it('reach built-ins and each other through iml (R6.15)', async () => {
    const sandbox = await sandboxOf(
      {
        twice: 'function twice(n) { return n * 2; }',
        four: 'function four(n) { return iml.upper(iml.twice(iml.twice(n)) + "x"); }',
      },
      { builtIns: { names: ['upper'], call: (_name, [text]) => String(text).toUpperCase() } },
    );
    expect(sandbox.call('four', [3])).toBe('12X');
    expect(sandbox.names).toEqual(['twice', 'four']);
  });

  it('hand a failing built-in on as an error the function can catch', async () => {
    const direct = await sandboxOf({ f: 'function f() { return g(); }', g: 'function g() { return 1; }' });
    expect(() => direct.call('f', [])).toThrow("'g' is not defined; call it as iml.g(…)");
    const code = 'function f() { try { return iml.boom(); } catch (e) { return e.message; } }';
    const builtIns = {
      names: ['boom'],
      call: () => {
        throw new Error('no such day');
      },
    };
    expect(await result(code, [], { builtIns })).toBe('no such day');
  });

  it('take and give dates, buffers, undefined and odd numbers', async () => {
    const values = [
      new Date(5),
      Buffer.from([0, 255]),
      undefined,
      null,
      Number.NaN,
      { a: [1, 'é\u0000𝒳'], ['\u0000']: 'mark' },
      JSON.parse('{"__proto__":{"x":1}}'),
    ];
    expect(await result('function f(...all) { return all; }', values)).toEqual(values);
    expect(
      await result(
        'function f(d, b) { return [d instanceof Date, Buffer.isBuffer(b), new Date(d.getTime() + 1), Buffer.from("ab")]; }',
        [new Date(1), Buffer.from('x')],
      ),
    ).toEqual([true, true, new Date(2), Buffer.from('ab')]);
  });

  it('have a Buffer that encodes as Node does', async () => {
    const code =
      'function f(t) { return [Buffer.from(t).toString("base64"), Buffer.from(t, "base64").toString("hex"), Buffer.concat([Buffer.from("a"), Buffer.from(t)]).toString(), Buffer.from(t).slice(1).length, Buffer.byteLength(t)]; }';
    expect(await result(code, ['Žluť'])).toEqual([
      Buffer.from('Žluť').toString('base64'),
      Buffer.from('Žluť', 'base64').toString('hex'),
      'aŽluť',
      Buffer.byteLength('Žluť') - 1,
      Buffer.byteLength('Žluť'),
    ]);
  });

  it('see the injected clock and randomness, and UTC as local time on every machine', async () => {
    const code =
      'function f() { return [Date.now(), new Date().toISOString(), Math.random(), new Date("2020-01-01T05:00").getHours(), new Date(2020, 0, 1, 3).toISOString(), String(new Date(0)), typeof Date()]; }';
    expect(await result(code)).toEqual([
      1_700_000_000_000,
      '2023-11-14T22:13:20.000Z',
      0.25,
      5,
      '2020-01-01T03:00:00.000Z',
      'Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)',
      'string',
    ]);
  });

  it('reach neither the process, files, network nor the hooks of the host (R6.15)', async () => {
    const code =
      'function f() { return [typeof process, typeof require, typeof fetch, typeof globalThis.__host, typeof setTimeout, this.constructor.constructor("return typeof process")()]; }';
    expect(await result(code)).toEqual(Array.from({ length: 6 }, () => 'undefined'));
  });

  it('say what they debug', async () => {
    const said: unknown[] = [];
    await result('function f() { debug("a", { b: 1 }); }', [], { debug: (values) => said.push(values) });
    expect(said).toEqual([['a', { b: 1 }]]);
  });

  it('fail with their own message when they throw', async () => {
    await expect(result('function f() { throw new Error("bad input"); }')).rejects.toMatchObject({
      code: 'function-failed',
      functionName: 'f',
      message: 'bad input',
    });
    await expect(result('function f() { return f(); }')).rejects.toMatchObject({ code: 'function-failed' });
  });

  it('are stopped when they run too long, and can be called again (R6.15)', async () => {
    const sandbox = await sandboxOf({ f: 'function f(n) { while (n) {} return 1; }' }, { timeout: 50 });
    expect(() => sandbox.call('f', [1])).toThrow(expect.objectContaining({ code: 'function-timeout' }));
    expect(sandbox.call('f', [0])).toBe(1);
  });

  it('are stopped when they use too much memory', async () => {
    const code = 'function f() { return new Uint8Array(100000000).length; }';
    await expect(result(code)).rejects.toMatchObject({ code: 'function-memory' });
  });

  it('break the whole app when one of them does not parse, with its place (R6.16)', async () => {
    await expect(
      sandboxOf({ good: 'function good() {}', bad: 'function bad() {\n  return ( ;\n}' }),
    ).rejects.toMatchObject({
      code: 'function-syntax',
      functionName: 'bad',
      location: { file: 'functions/bad/code.js', line: 2 },
    });
    await expect(sandboxOf({ f: 'function g() {}' })).rejects.toMatchObject({ code: 'function-syntax' });
  });

  it('are refused when longer than 5,000 characters (R6.15)', async () => {
    const code = `function f() { return 1; } //${'x'.repeat(5000)}`;
    await expect(result(code)).rejects.toMatchObject({ code: 'function-too-long' });
  });
});
