import { DeployError } from './errors.js';

/** One app on one instance: development and production are two origins of the same sources. */
export interface Origin {
  /** Host name of the instance, e.g. `connect.ibexa.co` (R10.17). A loopback address may carry a port and is reached over HTTP. */
  readonly zone: string;
  /** The app's name there; for an app still to be created, the name to ask for. */
  readonly name: string;
  /** Major version of the app; 1 if not given. */
  readonly version?: number | undefined;
  /** Sends the requests to this loopback address instead, e.g. `http://127.0.0.1:4020`. Any other host is refused. */
  readonly baseUrl?: string | undefined;
}

/** Where the API of an origin is reached. */
export interface Address {
  readonly protocol: 'http' | 'https';
  /** Host, with the port if there is one. */
  readonly host: string;
}

/** R10.14. */
export const APP_NAME = /^[a-z][0-9a-z-]+[0-9a-z]$/;

const HOST_NAME = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/**
 * Checks an origin and says where its API is.
 *
 * @throws DeployError `zone/invalid`, `zone/not-loopback`, `app/name-invalid`, `app/version-invalid`.
 */
export function addressOf(origin: Origin): Address {
  const { zone, name, version = 1, baseUrl } = origin;
  if (!HOST_NAME.test(zone) && !LOOPBACK.test(zone)) {
    throw new DeployError({
      code: 'zone/invalid',
      message: `"${withoutUserInfo(zone)}" is no zone: the zone must be a host name such as connect.ibexa.co.`,
      hint: zoneHint(zone),
    });
  }
  if (!APP_NAME.test(name)) {
    throw new DeployError({
      code: 'app/name-invalid',
      message: `"${name}" is no app name: it must start with a lower-case letter, go on with lower-case letters, digits and hyphens, and end with a letter or digit.`,
      hint: 'For example: my-app. The server may add a suffix of its own.',
    });
  }
  if (!Number.isSafeInteger(version) || version < 1) {
    throw new DeployError({
      code: 'app/version-invalid',
      message: `The app's version must be a whole number from 1 up, not ${version}.`,
    });
  }
  if (baseUrl !== undefined) return loopbackAddress(baseUrl);
  return { protocol: LOOPBACK.test(zone) ? 'http' : 'https', host: zone };
}

function loopbackAddress(baseUrl: string): Address {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  const plain = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.username && !url.password;
  if (!url || !plain || !LOOPBACK.test(url.host)) {
    throw new DeployError({
      code: 'zone/not-loopback',
      message: 'Another address than the zone can only be on this machine, such as http://127.0.0.1:4020.',
      hint: 'Anywhere else the token would travel to a host that is not the zone.',
    });
  }
  return { protocol: url.protocol === 'http:' ? 'http' : 'https', host: url.host };
}

/** The zone that was probably meant. */
function zoneHint(zone: string): string {
  const address = /^[a-z][a-z+.-]*:\/\//i.test(zone) ? zone : `https://${zone}`;
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  if (HOST_NAME.test(host)) return `Use the zone ${host}: no scheme (https://), no path, no port.`;
  return 'Write the whole host name, such as eu1.make.com, without scheme (https://), path and port.';
}

function withoutUserInfo(zone: string): string {
  return zone.replace(/\/\/[^/@]*@/, '//').slice(0, 200);
}
