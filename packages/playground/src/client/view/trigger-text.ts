import { own } from '@connect-app/app-runner/form';
import { dateText } from './date-text.js';

/** Where a polling trigger stands (R3.10), in a sentence. */
export function standingText(state: unknown, zone: string | undefined): string {
  const date = own(state, 'lastDate');
  if (typeof date === 'string') {
    const ids = own(state, 'sameDateIds');
    const many = Array.isArray(ids) ? ids.length : 0;
    const same = many > 1 ? `, ${many} records of that moment seen` : '';
    return `It has seen everything up to ${dateText(date, zone)}${same}.`;
  }
  const id = own(state, 'lastId');
  if (id !== undefined) return `It has seen everything up to the record with id ${String(id)}.`;
  return state === undefined || state === null ? 'It has not run yet.' : 'It has run and seen no record yet.';
}
