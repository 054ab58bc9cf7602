import type { Component } from '../app.js';
import type { SchemaName } from '../schemas/index.js';

/** Which schema a block of a component is held against; undefined where anything goes (common data, installation). */
export function schemaOf(component: Component, section: string): SchemaName | undefined {
  switch (section) {
    case 'api':
      if (component.kind === 'connection' && component.type === 'oauth') return 'oauth';
      return component.kind === 'webhook' ? 'webhook' : 'communication';
    case 'attach':
    case 'detach':
    case 'update':
    case 'epoch':
      return 'communication';
    case 'parameters':
    case 'expect':
    case 'interface':
    case 'inputParameters':
    case 'outputParameters':
      return 'parameters';
    case 'samples':
    case 'scope':
    case 'scopes':
      return section;
    default:
      return undefined;
  }
}
