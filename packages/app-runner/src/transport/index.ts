export { fetchTransport } from './fetch.js';
export { type HostMap, mapHosts, mapUrl, onlyMapped, parseHostMap } from './host-map.js';
export { createHttpTransport, type HttpTransportOptions } from './http.js';
export { createReplay, type Replay } from './replay.js';
export type { HeaderList, HttpRequest, HttpResponse, Transport } from './types.js';
