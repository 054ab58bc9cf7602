export * from './communication/index.js';
export { type EffectKind, type ScenarioEffect, scenarioEffect } from './effects.js';
export * from './errors/index.js';
export type * from './events.js';
export * from './record/index.js';
export * from './transport/index.js';
