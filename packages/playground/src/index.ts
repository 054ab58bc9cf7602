export type * from './protocol.js';
export { TOKEN_HEADER } from './protocol.js';
export type { Happening, Playground, PlaygroundOptions, ReadyMadeConnection } from './server/options.js';
export { startPlayground } from './server/start-playground.js';
