import type { CallRecord, PageRecord } from '@connect-app/app-runner';
import { pagesOf } from '@connect-app/app-runner/form';
import type { RecordParts } from '../../protocol.js';

/** A request of a run with what came of it, and where in the run it belongs. */
export interface Exchange {
  readonly key: string;
  readonly page: PageRecord;
  /** The request as a command for a shell. */
  readonly curl: string | undefined;
  /** What of the module sent it: a step of its own, a page of it, a call on the way; in words. */
  readonly place: string;
  /** A call that came to a webhook; the rest went out. */
  readonly incoming?: true;
}

/** What one record tells of. */
export interface ExchangeGroup {
  readonly exchanges: readonly Exchange[];
  /** Steps that sent nothing because their `condition` was not met (R1.40). */
  readonly skipped: readonly number[];
  /** Requests the record leaves out. */
  readonly leftOut: number;
}

/** The requests of a record in order of sending, each with its command; first the call that brought them about. `key` begins theirs. */
export function exchangesOf({ record, curl, incomingCurl }: RecordParts, key: string | number): ExchangeGroup {
  const places = new Map<PageRecord, string>();
  place(record, '', places);
  const { incoming } = record;
  const sent = pagesOf(record)
    .filter(({ request }) => request !== undefined)
    .map(
      (page, index): Exchange => ({ key: `${key}.${index}`, page, curl: curl[index], place: places.get(page) ?? '' }),
    );
  const skipped = record.steps.flatMap(({ step, skipped }) => (skipped === true ? [step] : []));
  const came: Exchange[] = incoming
    ? [{ key: `${key}.in`, page: incoming, curl: incomingCurl, place: 'came in', incoming: true }]
    : [];
  return { exchanges: [...came, ...sent], skipped, leftOut: record.pagesLeftOut };
}

/** Says of every page which step it belongs to; steps, attempts and pages are told apart only where there are several. */
function place(record: CallRecord, within: string, places: Map<PageRecord, string>): void {
  const several = record.steps.length > 1;
  for (const { step, attempts } of record.steps) {
    for (const [attempt, { pages }] of attempts.entries()) {
      for (const [page, one] of pages.entries()) {
        const parts = [
          within,
          several && `step ${step + 1}`,
          attempts.length > 1 && `attempt ${attempt + 1}`,
          pages.length > 1 && `page ${page + 1}`,
        ];
        places.set(one, parts.filter(Boolean).join(', '));
      }
    }
  }
  for (const call of record.calls) place(call, `${call.component.kind} ${call.component.name}`, places);
}

/** The path of an address with its query, and the host apart; an address that is none is all path. */
export function addressParts(url: string): { readonly host: string; readonly path: string } {
  const match = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)(.*)$/i.exec(url);
  return { host: match?.[1] ?? '', path: match === null ? url : match[2] || '/' };
}
