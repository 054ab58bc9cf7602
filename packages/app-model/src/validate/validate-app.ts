import type { App, Component } from '../app.js';
import type { Diagnostic } from '../diagnostic.js';
import type { Section } from '../section.js';
import { schemaOf } from './block-schema.js';
import { validateSection } from './validate-section.js';

/** Every component of an app, kind by kind. */
export function componentsOf(app: App): Component[] {
  return [app.connections, app.endpoints, app.rpcs, app.webhooks, app.modules, app.functions].flatMap((kind) => [
    ...kind.values(),
  ]);
}

/** The blocks of a component by name. */
export function sectionsOf(component: Component): (readonly [name: string, section: Section])[] {
  if (component.kind === 'function') return [];
  return Object.entries(component.sections).flatMap(([name, section]) =>
    section === undefined ? [] : [[name, section as Section] as const],
  );
}

/** Holds every block of an app against its schema. */
export function validateApp(app: App): Diagnostic[] {
  const findings = app.base ? validateSection(app.base, 'base') : [];
  for (const component of componentsOf(app)) {
    for (const [name, section] of sectionsOf(component)) {
      const schema = schemaOf(component, name);
      if (schema !== undefined && section.value !== null) findings.push(...validateSection(section, schema));
    }
  }
  return findings;
}
