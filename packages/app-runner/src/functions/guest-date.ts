/** `Date` inside the sandbox: the host's clock, and local time that is UTC on every machine. Part of `guest.ts`. */
export const GUEST_DATE = String.raw`  const RealDate = Date;
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
  define(globalThis, 'Date', HostDate);`;
