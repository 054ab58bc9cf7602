import type { ClozeMock } from '../mock.js';
import { createClozeMock } from '../mock.js';
import type { ClozeMockOptions } from '../options.js';

/** A mock whose every answer is held against the contract, and that says nothing of unknown routes. */
export function strictMock(options: ClozeMockOptions = {}): ClozeMock {
  return createClozeMock({ contract: 'strict', warn: () => {}, ...options });
}
