import type { Limits } from './runtime.js';

/** The platform's own caps (R1.29, R2.29). */
export const DEFAULT_LIMITS: Limits = {
  timeout: 40_000,
  maxRequestCount: 100,
  maxPaginationRequestCount: 50,
  maxPastRecords: 3200,
};

const MAX_TIMEOUT = 300_000;

/** The caps of an app: the platform's, with what its common data overrides (R1.29, R2.29). */
export function limitsOf(common: unknown): Limits {
  return {
    timeout: Math.min(override(common, 'timeout') ?? DEFAULT_LIMITS.timeout, MAX_TIMEOUT),
    maxRequestCount: override(common, 'maxRequestCount') ?? DEFAULT_LIMITS.maxRequestCount,
    maxPaginationRequestCount:
      override(common, 'maxPaginationRequestCount') ?? DEFAULT_LIMITS.maxPaginationRequestCount,
    maxPastRecords: override(common, 'maxPastRecords') ?? DEFAULT_LIMITS.maxPastRecords,
  };
}

function override(common: unknown, key: string): number | undefined {
  if (typeof common !== 'object' || common === null || !Object.hasOwn(common, key)) return undefined;
  const value = Number((common as Record<string, unknown>)[key]);
  return Number.isFinite(value) && value > 0 ? Math.floor(value) : undefined;
}
