import { randomUUID } from 'node:crypto';
import type { Environment } from './environment.js';

/** What {@link systemEnvironment} can be told; everything left out comes from the machine. */
export interface SystemEnvironmentOptions {
  /** IANA zone of the execution. Default UTC, so that results do not depend on the machine. */
  readonly timezone?: string | undefined;
  /** Default: a fresh UUID without dashes. */
  readonly executionId?: string | undefined;
}

/**
 * An environment with the real clock, randomness and UUIDs.
 *
 * @example
 * const environment = systemEnvironment({ timezone: 'Europe/Prague' });
 * evaluate('{{formatDate(timestamp * 0; "HH:mm")}}', {}, { environment }); // → '01:00'
 */
export function systemEnvironment(options: SystemEnvironmentOptions = {}): Environment {
  return {
    timezone: options.timezone ?? 'UTC',
    now: Date.now,
    random: Math.random,
    uuid: randomUUID,
    executionId: options.executionId ?? randomUUID().replaceAll('-', ''),
  };
}

let shared: Environment | undefined;

/** The environment of an evaluation that was given none: the real clock, in UTC. */
export function defaultEnvironment(): Environment {
  shared ??= systemEnvironment();
  return shared;
}
