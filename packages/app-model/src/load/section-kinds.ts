import type { ComponentKind } from '../app.js';

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
