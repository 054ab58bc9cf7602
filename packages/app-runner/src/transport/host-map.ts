import { RunError } from '../errors/index.js';
import type { HeaderList, Transport } from './types.js';

/** Sends requests for one origin to another, e.g. `https://api.example.com` to `http://127.0.0.1:4010`. */
export type HostMap = ReadonlyMap<string, string>;

/**
 * Reads `HOST=URL` pairs. HOST is an origin or a bare host name (then both https and http); URL may have a path, which is put before
 * the request's own.
 * @throws RunError `host-map` when a pair cannot be read.
 */
export function parseHostMap(pairs: Iterable<string>): HostMap {
  const map = new Map<string, string>();
  for (const pair of pairs) {
    const split = pair.indexOf('=');
    const [from, to] = [pair.slice(0, split).trim(), pair.slice(split + 1).trim()];
    try {
      if (split <= 0) throw new Error('no "="');
      const origins = /^https?:\/\//i.test(from) ? [from] : [`https://${from}`, `http://${from}`];
      for (const origin of origins) map.set(new URL(origin).origin, new URL(to).href.replace(/\/$/, ''));
    } catch {
      throw new RunError({
        type: 'InvalidConfigurationError',
        code: 'host-map',
        message: `"${pair}" is no host mapping. Write it as https://api.example.com=http://127.0.0.1:4010.`,
      });
    }
  }
  return map;
}

/** The url a request for `url` really goes to. */
export function mapUrl(url: string, hosts: HostMap): string {
  if (hosts.size === 0) return url;
  const origin = new URL(url).origin;
  const target = hosts.get(origin);
  return target === undefined ? url : target + url.slice(url.indexOf('/', url.indexOf('//') + 2));
}

/**
 * The headers of a mapped host's answer, with its own address in `Location` turned back into the host that was asked: a redirect
 * stays with it, and so do the credentials (R1.31).
 */
export function unmapLocation(headers: HeaderList, url: string, hosts: HostMap): HeaderList {
  const { origin } = new URL(url);
  const target = hosts.get(origin);
  if (target === undefined) return headers;
  return headers.map(([name, value]) => {
    const rest = value.slice(target.length);
    const isOwn = name.toLowerCase() === 'location' && value.startsWith(target) && /^(?:[/?#]|$)/.test(rest);
    return [name, isOwn ? origin + rest : value];
  });
}

/**
 * A transport for mapped hosts alone, so that no request meant for a test reaches a real service. What is mapped to may also be
 * asked directly.
 */
export function onlyMapped(transport: Transport, hosts: HostMap): Transport {
  const targets = new Set([...hosts.values()].map((url) => new URL(url).origin));
  return (request, signal) => {
    const { origin } = new URL(request.url);
    if (hosts.has(origin) || targets.has(origin)) return transport(request, signal);
    throw new RunError({
      type: 'ConnectionError',
      code: 'host-not-mapped',
      message: `${origin} is mapped nowhere, so the request was not sent. Map that host too, or allow real ones.`,
    });
  };
}

/** A transport that sends mapped hosts elsewhere. What is recorded above it keeps the original url. */
export function mapHosts(transport: Transport, hosts: HostMap): Transport {
  return (request, signal) => transport({ ...request, url: mapUrl(request.url, hosts) }, signal);
}
