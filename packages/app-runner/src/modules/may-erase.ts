import type { App, Module } from '@connect-app/app-model';

/**
 * Whether a scenario may erase fields of a module: update actions and universal modules have that pill (R6.12). An archive has no
 * place for `crud` (R10.3), so its actions are not known to be anything else.
 */
export function mayErase(app: App, { type, crud }: Module): boolean {
  if (type === 'universal' || crud === 'update') return true;
  return type === 'action' && crud === undefined && app.layout === 'archive';
}
