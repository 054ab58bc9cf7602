import type { ComponentKind } from '../app.js';

/** What a missing or empty block means: `{}` or `[]` (R10.4). */
export type EmptyKind = 'object' | 'array';

/** Every section of every kind of component, in the order in which tools show them, and what an empty one is. */
export const SECTION_KINDS: Readonly<Record<ComponentKind, Readonly<Record<string, EmptyKind>>>> = {
  connection: {
    api: 'object',
    parameters: 'array',
    scope: 'array',
    scopes: 'object',
    common: 'object',
    install: 'array',
    installSpec: 'array',
  },
  endpoint: { api: 'object', scope: 'array', inputParameters: 'array', outputParameters: 'array' },
  rpc: { api: 'object', parameters: 'array' },
  webhook: {
    api: 'object',
    parameters: 'array',
    attach: 'object',
    detach: 'object',
    update: 'object',
    scope: 'array',
  },
  module: {
    api: 'object',
    epoch: 'object',
    parameters: 'array',
    expect: 'array',
    interface: 'array',
    samples: 'object',
    scope: 'array',
  },
  function: {},
};

/** The folder of each kind in our sources and in archives; without the `s` in archives of version 1 (R10.2). */
export const COMPONENT_FOLDERS: Readonly<Record<ComponentKind, string>> = {
  connection: 'connections',
  endpoint: 'endpoints',
  rpc: 'rpcs',
  webhook: 'webhooks',
  module: 'modules',
  function: 'functions',
};

export const COMPONENT_KINDS = Object.keys(COMPONENT_FOLDERS) as readonly ComponentKind[];
