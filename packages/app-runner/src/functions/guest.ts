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

  const RealDate = Date;
  const NO_ZONE = /^\s*\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s*$/;
  function HostDate(...parts) {
    if (new.target === undefined) return new HostDate().toString();
    let value;
    if (parts.length === 0) value = new RealDate(host.now());
    else if (parts.length > 1) value = new RealDate(HostDate.UTC(...parts));
    else value = new RealDate(typeof parts[0] === 'string' && NO_ZONE.test(parts[0]) ? parts[0].trim() + 'Z' : parts[0]);
    Object.setPrototypeOf(value, new.target.prototype);
    return value;
  }
  HostDate.prototype = RealDate.prototype;
  HostDate.UTC = RealDate.UTC;
  HostDate.parse = (text) => new HostDate(String(text)).getTime();
  HostDate.now = () => host.now();
  const dates = RealDate.prototype;
  const define = (target, name, value) => defineProperty(target, name, { value, writable: true, configurable: true });
  define(dates, 'constructor', HostDate);
  for (const part of ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds']) {
    define(dates, 'get' + part, dates['getUTC' + part]);
    if (part !== 'Day') define(dates, 'set' + part, dates['setUTC' + part]);
  }
  define(dates, 'getTimezoneOffset', () => 0);
  const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const two = (number) => String(number).padStart(2, '0');
  define(dates, 'toDateString', function () {
    if (isNaN(this)) return 'Invalid Date';
    return [days[this.getDay()], months[this.getMonth()], two(this.getDate()), String(this.getFullYear()).padStart(4, '0')].join(' ');
  });
  define(dates, 'toTimeString', function () {
    if (isNaN(this)) return 'Invalid Date';
    return [this.getHours(), this.getMinutes(), this.getSeconds()].map(two).join(':') + ' GMT+0000 (Coordinated Universal Time)';
  });
  define(dates, 'toString', function () {
    return isNaN(this) ? 'Invalid Date' : this.toDateString() + ' ' + this.toTimeString();
  });
  define(dates, 'toLocaleDateString', function () {
    return isNaN(this) ? 'Invalid Date' : this.getMonth() + 1 + '/' + this.getDate() + '/' + this.getFullYear();
  });
  define(dates, 'toLocaleTimeString', function () {
    if (isNaN(this)) return 'Invalid Date';
    return (this.getHours() % 12 || 12) + ':' + two(this.getMinutes()) + ':' + two(this.getSeconds()) + (this.getHours() < 12 ? ' AM' : ' PM');
  });
  define(dates, 'toLocaleString', function () {
    return isNaN(this) ? 'Invalid Date' : this.toLocaleDateString() + ', ' + this.toLocaleTimeString();
  });
  define(globalThis, 'Date', HostDate);
  define(Math, 'random', () => host.random());

  class Buffer extends Uint8Array {
    static from(value, encoding) {
      if (typeof value === 'string') return new Buffer(host.bytes(value, encoding === undefined ? 'utf8' : String(encoding)));
      if (value instanceof ArrayBuffer) return new Buffer(value);
      const list = Array.from(value);
      const buffer = new Buffer(list.length);
      buffer.set(list);
      return buffer;
    }
    static alloc(size, fill = 0) {
      return new Buffer(size).fill(fill);
    }
    static isBuffer(value) {
      return value instanceof Buffer;
    }
    static byteLength(value, encoding) {
      return typeof value === 'string' ? Buffer.from(value, encoding).length : value.byteLength;
    }
    static concat(list) {
      const buffer = new Buffer(list.reduce((sum, part) => sum + part.length, 0));
      let offset = 0;
      for (const part of list) {
        buffer.set(part, offset);
        offset += part.length;
      }
      return buffer;
    }
    static get [Symbol.species]() {
      return Buffer;
    }
    slice(start, end) {
      return this.subarray(start, end);
    }
    equals(other) {
      return this.length === other.length && this.every((byte, index) => byte === other[index]);
    }
    toString(encoding) {
      const bytes = this.buffer.slice(this.byteOffset, this.byteOffset + this.byteLength);
      return host.text(bytes, encoding === undefined ? 'utf8' : String(encoding));
    }
    toJSON() {
      return { type: 'Buffer', data: Array.from(this) };
    }
  }

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
