import { createServer } from 'node:http';
import { person } from './cases.mjs';

/** Records of one page; the page that follows the last is empty. */
export const PAGE_SIZE = 1000;

/** Serves `?page=1`, `?page=2`, … of as many records as the first argument says; prints its address once it listens. */
if (import.meta.filename === process.argv[1]) {
  const total = Number(process.argv[2]);
  const server = createServer((request, response) => {
    const page = Number(new URL(request.url, 'http://localhost').searchParams.get('page'));
    const from = (page - 1) * PAGE_SIZE;
    const length = Math.max(0, Math.min(PAGE_SIZE, total - from));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(Array.from({ length }, (_, index) => person(from + index))));
  });
  server.listen(0, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${server.address().port}\n`));
}
