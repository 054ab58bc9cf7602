import type { App, Connection, Section } from '@connect-app/app-model';

/** A module or webhook whose scopes are asked after. */
export interface ScopeQuestion {
  readonly kind: 'module' | 'webhook';
  readonly name: string;
  /** Scopes the connection has, as `TestedConnection.scope` tells them. */
  readonly granted: readonly string[];
}

/** Scopes asked for: the connection's defaults and the extra ones, without doubles (R8.8). */
export function scopesOf(connection: Connection, extra: readonly string[] = []): string[] {
  return [...new Set([...listed(connection.sections.scope), ...extra])];
}

/** What a module or webhook needs and the connection was not granted: the platform asks to extend it then (R8.8, R4.10). */
export function missingScopes(app: App, { kind, name, granted }: ScopeQuestion): readonly string[] {
  const component = kind === 'module' ? app.modules.get(name) : app.webhooks.get(name);
  return listed(component?.sections.scope).filter((scope) => !granted.includes(scope));
}

function listed(section: Section | undefined): string[] {
  const value = section?.value;
  return Array.isArray(value) ? value.filter((scope): scope is string => typeof scope === 'string') : [];
}
