import type { CallRecord, PageRecord } from '@connect-app/app-runner';
import { pagesOf } from '@connect-app/app-runner/form';
import type { RecordEntry } from '../state/run-view.js';

/** A request of a run with what came of it, and where in the run it belongs. */
export interface Exchange {
  readonly key: string;
  readonly page: PageRecord;
  /** The request as a command for a shell. */
  readonly curl: string | undefined;
  /** What of the module sent it: a step of its own, a page of it, a call on the way; in words. */
  readonly place: string;
}

/** What one input of a run asked for. */
export interface ExchangeGroup {
  readonly input: number;
  readonly exchanges: readonly Exchange[];
  /** Steps that sent nothing because their `condition` was not met (R1.40). */
  readonly skipped: readonly number[];
  /** Requests the record leaves out. */
  readonly leftOut: number;
}

/** The requests of one input in order of sending, each with its command. */
export function exchangesOf({ input, record, curl }: RecordEntry): ExchangeGroup {
  const places = new Map<PageRecord, string>();
  place(record, '', places);
  const exchanges = pagesOf(record)
    .filter(({ request }) => request !== undefined)
    .map(
      (page, index): Exchange => ({ key: `${input}.${index}`, page, curl: curl[index], place: places.get(page) ?? '' }),
    );
  const skipped = record.steps.flatMap(({ step, skipped }) => (skipped === true ? [step] : []));
  return { input, exchanges, skipped, leftOut: record.pagesLeftOut };
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
