import { type App, effectiveSteps, type Json, sectionOf } from '@connect-app/app-model';

export type JsonObject = { [key: string]: Json };

type StepsInput = Parameters<typeof effectiveSteps>[0];

/** The requests of a block as they are sent, base merged in. */
export function stepsOf(app: App, component: StepsInput['component'], section: StepsInput['section']): JsonObject[] {
  if (component.kind === 'function' || !sectionOf(component, section)) return [];
  return effectiveSteps({ app, component, section })
    .map(({ value }) => value)
    .filter((value): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value));
}

/** The object that stands under a key, if one does. */
export function objectAt(value: Json | undefined, key: string): JsonObject | undefined {
  const inner = typeof value === 'object' && value !== null && !Array.isArray(value) ? value[key] : undefined;
  return typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : undefined;
}
