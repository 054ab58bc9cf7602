import type { RecordedRequest, RecordedResponse } from '@connect-app/app-runner';
import { copyText } from '../../state/notice.js';
import { bodyText } from '../../view/body-text.js';
import type { Exchange } from '../../view/exchanges.js';
import { linesOfText } from '../../view/json-lines.js';
import { durationText, sizeText } from '../../view/quantities.js';
import { isFilled } from '../../view/value-text.js';
import { CodeLines } from '../code/CodeLines.js';
import { ValueTree } from '../tree/ValueTree.js';

/** A request and its answer, whole: address, headers, bodies, what the page made of it. */
export function ExchangeDetails({ exchange }: { readonly exchange: Exchange }) {
  const { page, incoming = false } = exchange;
  const { request, response, itemsIn, itemsOut, temp } = page;
  return (
    <div class="exchange-details">
      {request && <RequestDetails request={request} title={incoming ? 'Call' : 'Request'} />}
      {response ? (
        <ResponseDetails response={response} title={incoming ? 'Reply' : 'Response'} />
      ) : (
        <p class="quiet">No answer came.</p>
      )}
      {itemsIn !== undefined && (
        <p class="exchange-items">
          {itemsIn} found in the answer, {itemsOut ?? 0} given as bundles.
        </p>
      )}
      {isFilled(temp) && <ValueTree label="temp" title="temp after it" value={temp} />}
    </div>
  );
}

interface RequestProps {
  readonly request: RecordedRequest;
  readonly title: string;
}

function RequestDetails({ request: { method, url, headers, body }, title }: RequestProps) {
  return (
    <>
      <h3>{title}</h3>
      <p class="exchange-address">
        <code>
          {method} {url}
        </code>
        <button type="button" class="small" onClick={() => void copyText(url, 'Address')}>
          Copy address
        </button>
      </p>
      <Headers label={`${title} headers`} headers={headers} />
      {body && <Body label={`${title} body`} body={body} />}
    </>
  );
}

interface ResponseProps {
  readonly response: RecordedResponse;
  readonly title: string;
}

function ResponseDetails({ response, title }: ResponseProps) {
  const { statusCode, statusText, duration, headers, body } = response;
  return (
    <>
      <h3>{title}</h3>
      <p class="exchange-address">
        <code>
          {statusCode} {statusText}
        </code>
        <span class="quiet">
          {durationText(duration)}, {sizeText(body.size)}
        </span>
      </p>
      <Headers label={`${title} headers`} headers={headers} />
      <Body label={`${title} body`} body={body} />
    </>
  );
}

function Headers({
  label,
  headers,
}: {
  readonly label: string;
  readonly headers: readonly (readonly [string, string])[];
}) {
  if (headers.length === 0) return null;
  return (
    <table class="headers" aria-label={label}>
      <tbody>
        {headers.map(([name, value], index) => (
          <tr key={index}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Body({ label, body }: { readonly label: string; readonly body: RecordedResponse['body'] }) {
  if (body.text === '') return <p class="quiet">{label}: empty</p>;
  const { text, json } = bodyText(body);
  return (
    <div class="body">
      <p class="body-head">
        <span>{body.mimeType}</span>
        {body.truncated === true && <span>only the beginning of {sizeText(body.size)}</span>}
        {body.encoding === 'base64' && <span>base64</span>}
        <button type="button" class="small" onClick={() => void copyText(text, label)}>
          Copy body
        </button>
      </p>
      <CodeLines label={label} lines={linesOfText(text)} json={json} />
    </div>
  );
}
