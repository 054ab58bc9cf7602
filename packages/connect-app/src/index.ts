export type { Config, Happening, MockFlag, MockInstance, MockProvider } from './config.js';
export { main } from './main.js';
