import { own } from '@connect-app/app-runner/form';
import type { TriggerStart } from '../../protocol.js';

/** Whether JSON from the browser's storage says where a polling trigger starts. */
export function isTriggerStart(value: unknown): value is TriggerStart {
  const date = own(value, 'date');
  switch (own(value, 'from')) {
    case 'all':
    case 'now':
      return true;
    case 'date':
      return typeof date === 'string' && !Number.isNaN(Date.parse(date));
    case 'item':
      return own(value, 'id') !== undefined && (date === undefined || typeof date === 'string');
    default:
      return false;
  }
}
