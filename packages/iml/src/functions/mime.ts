import type mimeTypes from 'mime-types';
import { define, required, SOURCES } from './define.js';
import type { FunctionDefinition } from './definition.js';
import { onDemand } from './on-demand.js';

const types = onDemand<typeof mimeTypes>('mime-types');

const mime = define({
  name: 'mime',
  groups: ['text'],
  parameters: [required('file name', 'text', 'The name of a file, with its extension.')],
  result: 'text',
  help: 'Returns the MIME type that belongs to the extension of a file name; application/octet-stream when none is known.',
  examples: [{ expr: '{{mime("picture.png")}}', result: 'image/png' }],
  source: SOURCES.iml,
  flavours: ['app'],
  call: (name) => types().lookup(name) || 'application/octet-stream',
});

/** The function that knows file types, known to apps only. */
export const mimeFunctions: readonly FunctionDefinition[] = [mime];
