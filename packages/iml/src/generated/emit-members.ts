import type { CodeWriter, Operand } from './code-writer.js';

export interface EmittedMember {
  readonly key: string;
  readonly value: Operand;
}

/**
 * An object of members whose keys are known; one that is undefined is left out (IML §5). Where all have values, which is the
 * rule, the object is made in one go.
 */
export function emitMembers(writer: CodeWriter, members: readonly EmittedMember[]): Operand {
  const keys = members.map(({ key }) => key);
  if (keys.includes('__proto__') || new Set(keys).size < keys.length) return oneByOne(writer, members);
  const result = writer.variable('undefined');
  const open = members.filter(({ value }) => !isLiteral(value)).map(({ value }) => `${value} !== undefined`);
  const whole = `{ ${members.map(({ key, value }) => `${JSON.stringify(key)}: ${value}`).join(', ')} }`;
  if (open.length === 0) {
    writer.line(`${result} = ${whole};`);
    return result;
  }
  writer.block(
    `if (${open.join(' && ')})`,
    () => writer.line(`${result} = ${whole};`),
    () => writer.line(`${result} = ${oneByOne(writer, members)};`),
  );
  return result;
}

function oneByOne(writer: CodeWriter, members: readonly EmittedMember[]): Operand {
  const result = writer.variable('{}');
  for (const { key, value } of members) {
    writer.line(`if (${value} !== undefined) setOwn(${result}, ${JSON.stringify(key)}, ${value});`);
  }
  return result;
}

/** Literals have values; `undefined` is a name. */
function isLiteral(value: Operand): boolean {
  return value === 'null' || value === 'true' || value === 'false' || /^["\d-]/.test(value);
}
