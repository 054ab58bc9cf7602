import { type LookupAddress, lookup as resolve } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { RunError } from '../errors/index.js';

/** Whether an address is one of the public internet: neither private, loopback, link-local nor reserved (R1.35). */
export function isPublicAddress(address: string): boolean {
  try {
    return ipaddr.process(address).range() === 'unicast';
  } catch {
    return false;
  }
}

/** Refuses a host that is itself a private address; names are checked when they are resolved. */
export function refusePrivateHost(hostname: string): void {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host) && !isPublicAddress(host)) throw privateAddress(hostname);
}

/**
 * A DNS lookup for `http.request` that fails when a name leads to a private address. It runs at connect time, so a name
 * that changes its address between a check and the request gains nothing.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error !== null) {
      callback(error, []);
      return;
    }
    const first = addresses[0];
    if (first === undefined || addresses.some(({ address }) => !isPublicAddress(address))) {
      callback(privateAddress(hostname), []);
      return;
    }
    if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

function privateAddress(host: string): RunError {
  return new RunError({
    type: 'RuntimeError',
    code: 'private-address',
    message: `Requests to private addresses are refused, and ${host} is one. Allow private addresses to test against this machine.`,
  });
}
