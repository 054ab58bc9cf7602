import { define, required, SOURCES } from './define.js';
import type { FunctionDefinition } from './definition.js';
import { checkTextLength, invalidArgument, shown } from './limits.js';
import { escapeHtml, escapeMarkdown, stripHtml } from './markup.js';

const encodeURL = define({
  name: 'encodeURL',
  groups: ['text'],
  parameters: [required('text', 'text', 'The text.')],
  result: 'text',
  help: 'Encodes a text so that it can be a part of a URL; a blank becomes %20.',
  examples: [{ expr: '{{encodeURL("Automate your workflow")}}', result: 'Automate%20your%20workflow' }],
  source: SOURCES.text,
  call: (text) => {
    // Through a buffer, because half a surrogate pair would be an error.
    const bytes = Buffer.from(text, 'utf8');
    checkTextLength(bytes.length);
    return encodeURIComponent(bytes.toString('utf8'));
  },
});

const decodeURL = define({
  name: 'decodeURL',
  groups: ['text'],
  parameters: [required('text', 'text', 'The text.')],
  result: 'text',
  help: 'Decodes the %-sequences of a URL.',
  examples: [{ expr: '{{decodeURL("Automate%20your%20workflow")}}', result: 'Automate your workflow' }],
  source: SOURCES.text,
  call: (text) => {
    try {
      return decodeURIComponent(text);
    } catch (cause) {
      throw invalidArgument(`'${shown(text)}' is not a valid URL-encoded text.`, cause);
    }
  },
});

const escapeHTML = define({
  name: 'escapeHTML',
  groups: ['text'],
  parameters: [required('text', 'text', 'The text.')],
  result: 'text',
  help: 'Replaces the characters that mean something in HTML with entities.',
  examples: [{ expr: '{{escapeHTML("<b>Hello</b>")}}', result: '&lt;b&gt;Hello&lt;/b&gt;' }],
  source: SOURCES.text,
  call: (text) => escapeHtml(text),
});

const escapeMarkdownFunction = define({
  name: 'escapeMarkdown',
  groups: ['text'],
  parameters: [required('text', 'text', 'The text.')],
  result: 'text',
  help: 'Replaces the characters that mean something in Markdown with numeric entities.',
  examples: [{ expr: '{{escapeMarkdown("# Header")}}', result: '&#35; Header' }],
  source: SOURCES.text,
  call: (text) => escapeMarkdown(text),
});

const stripHTML = define({
  name: 'stripHTML',
  groups: ['text'],
  parameters: [required('text', 'text', 'The text.')],
  result: 'text',
  help: 'Removes all HTML tags and keeps the text between them.',
  examples: [{ expr: '{{stripHTML("<b>Hello</b>")}}', result: 'Hello' }],
  source: SOURCES.text,
  call: (text) => stripHtml(text),
});

/** Functions that make a text fit for URLs and markup, or take it out of them. */
export const textEncodeFunctions: readonly FunctionDefinition[] = [
  encodeURL,
  decodeURL,
  escapeHTML,
  escapeMarkdownFunction,
  stripHTML,
];
