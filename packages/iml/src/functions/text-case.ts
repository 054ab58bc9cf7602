import { define, optional, required, SOURCES } from './define.js';
import type { FunctionDefinition } from './definition.js';

const lower = define({
  name: 'lower',
  groups: ['text'],
  parameters: [required('text', 'text', 'The text.')],
  result: 'text',
  help: 'Turns all letters into lower-case ones.',
  examples: [{ expr: '{{lower("Hello")}}', result: 'hello' }],
  source: SOURCES.text,
  call: (text) => text.toLowerCase(),
});

const upper = define({
  name: 'upper',
  groups: ['text'],
  parameters: [required('text', 'text', 'The text.')],
  result: 'text',
  help: 'Turns all letters into capital ones.',
  examples: [{ expr: '{{upper("Hello")}}', result: 'HELLO' }],
  source: SOURCES.text,
  call: (text) => text.toUpperCase(),
});

const trim = define({
  name: 'trim',
  groups: ['text'],
  parameters: [required('text', 'text', 'The text.')],
  result: 'text',
  help: 'Removes blanks and line breaks at both ends.',
  examples: [{ expr: '{{trim("  Hello ")}}', result: 'Hello' }],
  source: SOURCES.text,
  call: (text) => text.trim(),
});

const capitalize = define({
  name: 'capitalize',
  groups: ['text'],
  parameters: [required('text', 'text', 'The text.')],
  result: 'text',
  help: 'Turns the first character into a capital letter and leaves the others as they are.',
  examples: [{ expr: '{{capitalize("make IT")}}', result: 'Make IT' }],
  source: SOURCES.text,
  call: (text) => capital(text),
});

const startcase = define({
  name: 'startcase',
  groups: ['text'],
  parameters: [required('text', 'text', 'The text.')],
  result: 'text',
  help: 'Turns the first letter of every word into a capital one and the others into lower-case ones.',
  examples: [{ expr: '{{startcase("hello WORLD")}}', result: 'Hello World' }],
  source: SOURCES.text,
  // A word ends at a blank: "it's" and "x-ray" are one word each (decision).
  call: (text) => text.replace(/\S+/g, (word) => capital(word.toLowerCase())),
});

/** The first character may take two units (Deseret, mathematical letters). */
function capital(text: string): string {
  const first = text.codePointAt(0);
  if (first === undefined) return '';
  const character = String.fromCodePoint(first);
  return character.toUpperCase() + text.slice(character.length);
}

/** Letters that are not a base letter with marks, so that decomposing does not fold them. */
const FOLDED: Readonly<Record<string, string>> = {
  Æ: 'AE',
  æ: 'ae',
  Ð: 'D',
  ð: 'd',
  Đ: 'D',
  đ: 'd',
  Ħ: 'H',
  ħ: 'h',
  ı: 'i',
  Ł: 'L',
  ł: 'l',
  Ø: 'O',
  ø: 'o',
  Œ: 'OE',
  œ: 'oe',
  ß: 'ss',
  Þ: 'Th',
  þ: 'th',
};

const ascii = define({
  name: 'ascii',
  groups: ['text'],
  parameters: [
    required('text', 'text', 'The text.'),
    optional('remove diacritics', 'boolean', 'Turns letters with accents into plain ones first.', false),
  ],
  result: 'text',
  help: 'Removes all characters that are not ASCII.',
  examples: [
    { expr: '{{ascii("ěMščařžkýáeíé")}}', result: 'Make' },
    { expr: '{{ascii("ěščřž"; true)}}', result: 'escrz' },
  ],
  source: SOURCES.text,
  call: (text, removeDiacritics) => onlyAscii(removeDiacritics === true ? fold(text) : text),
});

function onlyAscii(text: string): string {
  return text.replace(/[^\x00-\x7f]+/g, '');
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/[^\x00-\x7f]/g, (character) => FOLDED[character] ?? character);
}

/** Functions that change letters. */
export const textCaseFunctions: readonly FunctionDefinition[] = [lower, upper, trim, capitalize, startcase, ascii];
