export type { HeaderList, HttpRequest, HttpResponse, Transport } from './types.js';
