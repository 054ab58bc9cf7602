import { pagesOf, type RunRecord, toCurl, toHar } from '@connect-app/app-runner';
import type { RecordParts } from '../protocol.js';

/** A record with what can be made of it: the HAR and each request as a curl command. */
export function recordParts(record: RunRecord): RecordParts {
  const { incoming } = record;
  return {
    record,
    har: toHar(record),
    curl: pagesOf(record).flatMap(({ request }) => (request ? [toCurl(request)] : [])),
    ...(incoming?.request && { incomingCurl: toCurl(incoming.request) }),
  };
}
