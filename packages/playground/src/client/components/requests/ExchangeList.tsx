import { useState } from 'preact/hooks';
import { copyText } from '../../state/notice.js';
import { addressParts, type Exchange, type ExchangeGroup } from '../../view/exchanges.js';
import { count, durationText, sizeText } from '../../view/quantities.js';
import { ExchangeDetails } from './ExchangeDetails.js';

/** A run of many pages shows the first of them until more are asked for. */
const AT_FIRST = 50;

export interface ExchangeListProps {
  readonly group: ExchangeGroup;
  /** Whether the run was called off: nobody waited for an answer that is missing. */
  readonly cancelled?: boolean;
}

/** The requests of one input, each to be opened. */
export function ExchangeList({ group, cancelled = false }: ExchangeListProps) {
  const [shown, setShown] = useState(AT_FIRST);
  const { exchanges, skipped, leftOut } = group;
  return (
    <>
      <ol class="exchanges">
        {exchanges.slice(0, shown).map((exchange) => (
          <ExchangeLine key={exchange.key} exchange={exchange} cancelled={cancelled} />
        ))}
      </ol>
      {exchanges.length > shown && (
        <button type="button" class="link" onClick={() => setShown(shown * 4)}>
          Show more ({count(exchanges.length - shown, 'request')} left)
        </button>
      )}
      {skipped.map((step) => (
        <p key={step} class="quiet">
          Step {step + 1} was skipped: its condition was not met.
        </p>
      ))}
      {leftOut > 0 && <p class="quiet">{count(leftOut, 'more request')} went out that the record leaves out.</p>}
    </>
  );
}

function ExchangeLine({ exchange, cancelled }: { readonly exchange: Exchange; readonly cancelled: boolean }) {
  const [open, setOpen] = useState(false);
  const { request, response } = exchange.page;
  const { curl, place, key } = exchange;
  const id = `exchange-${key.replace('.', '-')}`;
  return (
    <li class="exchange">
      <div class="exchange-line">
        <button
          type="button"
          class="exchange-open"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <span class="exchange-method">{request?.method}</span>{' '}
          <Status status={response?.statusCode} cancelled={cancelled} />{' '}
          <span class="exchange-path" title={request?.url}>
            {addressParts(request?.url ?? '').path}
          </span>{' '}
          {place !== '' && <span class="exchange-place">{place}</span>}{' '}
          {response !== undefined && (
            <span class="exchange-figures">
              {durationText(response.duration)}, {sizeText(response.body.size)}
            </span>
          )}
        </button>
        {curl !== undefined && (
          <button
            type="button"
            class="small"
            aria-label="Copy as cURL"
            title="Copy as cURL"
            onClick={() => void copyText(curl, 'cURL command')}
          >
            cURL
          </button>
        )}
      </div>
      <div id={id} hidden={!open}>
        {open && <ExchangeDetails exchange={exchange} />}
      </div>
    </li>
  );
}

function Status({ status, cancelled }: { readonly status: number | undefined; readonly cancelled: boolean }) {
  if (status === undefined) {
    return (
      <span class="badge" data-status="none">
        {cancelled ? 'cancelled' : 'no answer'}
      </span>
    );
  }
  return (
    <span class="badge" data-status={Math.floor(status / 100)}>
      {status}
    </span>
  );
}
