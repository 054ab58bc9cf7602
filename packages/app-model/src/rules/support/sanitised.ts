import type { EffectiveStep } from '../../effective/effective-steps.js';
import { objectIn } from './json.js';

/**
 * Whether a dotted place of the logged call, e.g. `request.headers.authorization`, is masked by `log.sanitize` of a step: named
 * itself, or as part of something larger. Case and the way keys are quoted do not count (R1.37).
 */
export function isSanitised({ value }: EffectiveStep, place: string): boolean {
  const paths = objectIn(value, 'log')?.['sanitize'];
  if (!Array.isArray(paths)) return false;
  const wanted = place.toLowerCase();
  return paths.some((path) => {
    if (typeof path !== 'string') return false;
    const masked = path
      .toLowerCase()
      .replaceAll('`', '')
      .replace(/<.*$/, '')
      .replace(/\[['"]?([^\]'"]*)['"]?\]/g, '.$1')
      .replace(/^\{\{|\}\}$/g, '');
    return wanted === masked || wanted.startsWith(`${masked}.`) || wanted.startsWith(`${masked}[`);
  });
}
