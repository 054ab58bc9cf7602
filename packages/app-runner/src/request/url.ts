import { RunError } from '../errors/index.js';

/** What decides how an url text becomes the url of a request. */
export interface UrlOptions {
  readonly url: string;
  readonly baseUrl?: string | undefined;
  /** Default true (R1.16). */
  readonly encodeUrl?: boolean | undefined;
  /** The newer mode encodes the query exactly when `encodeUrl` is on (R1.16). */
  readonly uniform?: boolean | undefined;
}

const ABSOLUTE = /^https?:\/\//i;
const PARTS = /^(https?:)\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#.*)?$/is;

/** Escapes that the legacy mode leaves alone when it decodes a query (R1.16): blank, #, &, ?, :. */
const KEPT_ESCAPES = new Set(['%20', '%23', '%26', '%3F', '%3A']);

/**
 * The absolute url of a request, its path and query normalized and encoded as the platform does it (R1.14 to R1.16).
 * @throws RunError `url-relative` for a relative url without baseUrl, `url-invalid` for one that is no http url.
 */
export function resolveUrl(options: UrlOptions): string {
  const joined = join(options.url.trim(), options.baseUrl?.trim());
  const parts = PARTS.exec(joined);
  if (parts === null) throw invalid(joined);
  const [, scheme = '', authority = '', path = '', query = ''] = parts;
  const encode = options.encodeUrl ?? true;
  const origin = originOf(scheme, authority, joined);
  return origin + normalizePath(path, encode) + normalizeQuery(query, encode, options.uniform ?? false);
}

function join(url: string, baseUrl: string | undefined): string {
  if (ABSOLUTE.test(url)) return url;
  if (baseUrl === undefined || baseUrl === '') {
    throw new RunError({
      type: 'InvalidConfigurationError',
      code: 'url-relative',
      message: `The url "${url}" is relative and there is no baseUrl to join it to. Give an absolute url, or a baseUrl.`,
    });
  }
  if (!ABSOLUTE.test(baseUrl)) throw invalid(baseUrl);
  return `${baseUrl}/${url}`;
}

function originOf(scheme: string, authority: string, url: string): string {
  try {
    const parsed = new URL(`${scheme}//${authority}`);
    const user = parsed.username === '' && parsed.password === '' ? '' : `${parsed.username}:${parsed.password}@`;
    const port = parsed.port === '' ? '' : `:${parsed.port}`;
    return `${parsed.protocol}//${user}${parsed.hostname.replace(/\.$/, '')}${port}`;
  } catch {
    throw invalid(url);
  }
}

function normalizePath(path: string, encode: boolean): string {
  const single = path.replace(/\/{2,}/g, '/');
  const encoded = encode ? encodeURI(toWellFormed(single)) : escapeIllegal(single);
  return encoded === '' ? '/' : encoded;
}

function normalizeQuery(query: string, encode: boolean, uniform: boolean): string {
  if (query === '') return '';
  const single = query.replaceAll('?', '&');
  if (uniform) return `?${encode ? encodeURI(toWellFormed(single)) : escapeIllegal(single)}`;
  return `?${escapeIllegal(encode ? single : decodeQuery(single))}`;
}

function decodeQuery(query: string): string {
  return query.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    const pieces = run.match(/%[0-9a-f]{2}/gi) ?? [];
    let decoded = '';
    let pending = '';
    for (const piece of [...pieces, '']) {
      if (piece !== '' && !KEPT_ESCAPES.has(piece.toUpperCase())) {
        pending += piece;
        continue;
      }
      decoded += tryDecode(pending) + piece;
      pending = '';
    }
    return decoded;
  });
}

function tryDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Encodes only what cannot stand in a request line, so that an encoding made by the app stays as it is. */
function escapeIllegal(text: string): string {
  return toWellFormed(text).replace(/[^\x21-\x7e]+|["<>]/g, (illegal) => encodeURIComponent(illegal));
}

function toWellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

function invalid(url: string): RunError {
  return new RunError({
    type: 'InvalidConfigurationError',
    code: 'url-invalid',
    message: `"${url.slice(0, 200)}" is no http or https url.`,
  });
}
