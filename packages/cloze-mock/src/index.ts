export { Clock, type ClockOptions, type Timer } from './clock.js';
export type { Account, AccountIdentity } from './context.js';
export { MockError } from './errors.js';
export { type ClozeMock, createClozeMock, type Listening, type MockSnapshot } from './mock.js';
export { interceptWithNock } from './nock.js';
export type { AccountOptions, ClozeMockOptions, ContractMode } from './options.js';
export type { ContractFinding, RequestRecord } from './request-log.js';
export type { Starter } from './seed/starter.js';
export type { DeliveryRecord, EventName, Subscription } from './webhooks/subscription.js';
