import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate.js';
import { constants, functions } from './index.js';

const environment = {
  timezone: 'UTC',
  now: () => Date.parse('2016-06-20T17:26:44.356Z'),
  random: () => 0.5,
  uuid: () => '00000000-0000-4000-8000-000000000000',
  executionId: 'execution',
};

describe('definitions of functions, keywords and variables', () => {
  const examples = [...functions, ...constants].flatMap(({ name, flavours, examples: own }) =>
    own.map((example) => ({ name, flavour: flavours?.[0] ?? ('scenario' as const), ...example })),
  );

  it.each(examples)('example $expr', ({ expr, vars, result, flavour }) => {
    expect(evaluate(expr, vars ?? {}, { flavour, environment })).toEqual(result);
  });

  it.each(functions)('$name says what it takes, in words', ({ name, parameters, help, source }) => {
    expect(name).toMatch(/^[a-zA-Z]\w*$/);
    expect(help).toMatch(/^[A-Z].*[.]$/s);
    expect(source).toMatch(/^(?:https:\/\/|decision: )/);
    for (const parameter of parameters) expect(parameter.help).toMatch(/^[A-Za-z].*[.]$/s);
  });

  it.each(constants)('$name says what it is, in words', ({ help, source, examples: own, name }) => {
    expect(help).toMatch(/^[A-Z].*[.]$/s);
    expect(source).toMatch(/^https:\/\//);
    expect(own.every(({ expr }) => expr.includes(name))).toBe(true);
  });

  it('has every name once', () => {
    const names = [...functions, ...constants].map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  it('puts required parameters first and the one that takes all others last', () => {
    for (const { parameters } of functions) {
      const firstOptional = parameters.findIndex(({ optional }) => optional === true);
      const required = parameters.map(({ optional }) => optional !== true);
      if (firstOptional >= 0) expect(required.slice(firstOptional)).not.toContain(true);
      expect(parameters.slice(0, -1).filter(({ rest }) => rest === true)).toEqual([]);
    }
  });
});
