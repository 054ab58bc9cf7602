import { Connections, StaleConnectionError } from './connections.js';
import { exchange } from './exchange.js';
import { type HostMap, mapUrl, unmapLocation } from './host-map.js';
import { networkError } from './network-errors.js';
import type { HttpResponse, Transport } from './types.js';

/** How requests leave the machine. */
export interface HttpTransportOptions {
  /** Allow loopback, private and reserved addresses (R1.35). Default false. */
  readonly allowPrivateAddresses?: boolean | undefined;
  /** See {@link HostMap}; a mapped request may go to a private address, for someone named it on purpose. */
  readonly mapHosts?: HostMap | undefined;
  /** Bytes of the largest response taken. Default 256 MiB. */
  readonly maxResponseSize?: number | undefined;
}

const MAX_RESPONSE_SIZE = 256 * 1024 * 1024;

/**
 * The transport of real requests, on Node's own http modules.
 * @example
 * const transport = createHttpTransport({ mapHosts: parseHostMap(['https://api.example.com=http://127.0.0.1:4010']) });
 */
export function createHttpTransport(options: HttpTransportOptions = {}): Transport {
  const hosts = options.mapHosts ?? new Map<string, string>();
  const targets = new Set([...hosts.values()].map((target) => new URL(target).origin));
  const limit = options.maxResponseSize ?? MAX_RESPONSE_SIZE;
  // A connection that was opened unguarded must never serve a guarded request.
  const connections = { guarded: new Connections(), open: new Connections() };
  return async (request, signal) => {
    signal?.throwIfAborted();
    const url = mapUrl(request.url, hosts);
    const guarded = options.allowPrivateAddresses !== true && url === request.url && !targets.has(new URL(url).origin);
    const how = { guarded, limit, signal, connections: guarded ? connections.guarded : connections.open };
    const attempt = (): Promise<HttpResponse> => exchange({ ...request, url }, how);
    try {
      const response = await attempt().catch((error: unknown) => {
        if (signal?.aborted === true || !isWorthAnother(error)) throw error;
        return attempt();
      });
      return { ...response, headers: unmapLocation(response.headers, request.url, hosts) };
    } catch (error) {
      throw signal?.aborted === true ? signal.reason : networkError(error, url);
    }
  };
}

/**
 * A server that refuses the handshake once often takes the next one (R1.36); a stale connection was closed before the request
 * arrived. Neither ever happens to a request that could have had an effect.
 */
function isWorthAnother(error: unknown): boolean {
  if (error instanceof StaleConnectionError) return true;
  return error instanceof Error && 'code' in error && error.code === 'EPROTO' && /alert number 40/.test(error.message);
}
