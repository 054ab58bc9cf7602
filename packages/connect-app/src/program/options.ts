import { InvalidArgumentError, Option } from 'commander';
import { isZone } from '../zone.js';

/** `--app`: which app a command works on. */
export function appOption(): Option {
  return new Option('--app <dir|zip>', 'the app: a folder, a ZIP export or a makecomapp.json workspace');
}

/** `--timezone`: the zone of an execution. */
export function timezoneOption(): Option {
  return new Option('--timezone <zone>', 'time zone of the execution, e.g. Europe/Prague')
    .argParser(zone)
    .default('UTC');
}

/** `--now`: a clock that stands still. */
export function nowOption(): Option {
  return new Option('--now <iso>', 'the moment that counts as now, e.g. 2026-01-31T09:00:00Z').argParser(instant);
}

/** `--map-host`, as often as wanted; `absent` says where requests go without it. */
export function mapHostOption(absent: string): Option {
  return new Option('--map-host <host=url>', 'send requests for one host to another address (repeatable)')
    .argParser(collect)
    .default([], absent);
}

/** Lines to try, at the end of a command's help. */
export function example(...lines: string[]): string {
  return `\nFor example:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
}

/** Reads a whole number, 0 or more. */
export function count(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('It must be a whole number.');
  return value;
}

/** Reads an http(s) address. */
export function address(text: string): string {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text;
  throw new InvalidArgumentError('It must be an address such as https://hooks.example.com.');
}

function instant(text: string): number {
  const value = Date.parse(text);
  if (Number.isNaN(value)) throw new InvalidArgumentError('It must be a moment such as 2026-01-31T09:00:00Z.');
  return value;
}

function zone(text: string): string {
  if (!isZone(text)) throw new InvalidArgumentError('It must be a name of the tz database such as Europe/Prague.');
  return text;
}

function collect(text: string, before: readonly string[]): string[] {
  return [...before, text];
}
