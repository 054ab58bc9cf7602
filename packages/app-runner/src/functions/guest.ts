import { GUEST_BUFFER } from './guest-buffer.js';
import { GUEST_DATE } from './guest-date.js';

/**
 * What a custom function finds in the sandbox besides JavaScript itself: `iml`, `environment.timezone`, `Buffer`, `debug`,
 * a clock and randomness that come from the host, and local time that is UTC on every machine (R6.15).
 * The host's hooks are taken off the global object before any app code runs, so no function can reach them.
 */
export const GUEST_SOURCE = String.raw`(() => {
  'use strict';
  const host = globalThis.__host;
  delete globalThis.__host;
  const { parse, stringify } = JSON;
  const { fromEntries, entries, keys, defineProperty, freeze } = Object;
  const own = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
  const MARK = '\u0000';

  const define = (target, name, value) => defineProperty(target, name, { value, writable: true, configurable: true });

${GUEST_DATE}
  define(Math, 'random', () => host.random());

${GUEST_BUFFER}
  const write = (value, depth) => {
    if (depth > 200) throw new RangeError('The value is nested too deeply.');
    if (value === undefined || typeof value === 'function' || typeof value === 'symbol') return { [MARK]: 'undefined' };
    if (typeof value === 'bigint') return { [MARK]: 'number', value: String(value) };
    if (typeof value === 'number') return isFinite(value) ? value : { [MARK]: 'number', value: String(value) };
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof RealDate) return { [MARK]: 'date', value: isNaN(value) ? null : value.getTime() };
    if (value instanceof Uint8Array) return { [MARK]: 'buffer', value: Buffer.from(value).toString('base64') };
    if (Array.isArray(value)) return Array.from(value, (item) => write(item, depth + 1));
    if (typeof value.toJSON === 'function') return write(value.toJSON(), depth + 1);
    const list = entries(value).map(([key, member]) => [key, write(member, depth + 1)]);
    return own(value, MARK) ? { [MARK]: 'entries', value: list } : fromEntries(list);
  };
  const read = (value) => {
    if (Array.isArray(value)) return value.map(read);
    if (typeof value !== 'object' || value === null) return value;
    if (!own(value, MARK)) return fromEntries(entries(value).map(([key, member]) => [key, read(member)]));
    switch (value[MARK]) {
      case 'number': return Number(value.value);
      case 'date': return new RealDate(value.value === null ? NaN : value.value);
      case 'buffer': return Buffer.from(value.value, 'base64');
      case 'entries': return fromEntries(value.value.map(([key, member]) => [key, read(member)]));
      default: return undefined;
    }
  };

  const environment = freeze({ timezone: host.timezone });
  const self = freeze({ timezone: host.timezone });
  const iml = {};
  for (const name of host.builtIns) {
    define(iml, name, (...args) => {
      const answer = parse(host.builtIn(name, stringify(write(args, 0))));
      if (answer.error !== undefined) throw new Error(answer.error);
      return read(answer.value);
    });
  }
  define(globalThis, 'iml', iml);
  define(globalThis, 'environment', environment);
  define(globalThis, 'Buffer', Buffer);
  define(globalThis, 'debug', (...values) => host.debug(stringify(write(values, 0))));

  return {
    register(name, implementation) {
      define(iml, name, (...args) => implementation.apply(self, args));
    },
    call(name, text) {
      return stringify(write(iml[name](...read(parse(text))), 0));
    },
  };
})()`;
