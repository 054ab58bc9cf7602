import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

/** The key the service takes. Long and like nothing else, so that a leak can be told. */
export const TOKEN = 'tok-9f8e7d6c5b4a-secret';

export interface SmallService {
  readonly url: string;
  /** Method and address of each request, oldest first. */
  readonly requests: string[];
  /** Addresses that are subscribed, by subscription. */
  readonly hooks: Map<string, string>;
  /** How many pages of items there are; each has ten. */
  pages: number;
  /** Milliseconds until a page of items is answered. */
  delay: number;
  /** Ids of the items that the polling trigger sees, newest first. */
  newest: number[];
  close(): Promise<void>;
}

/** When an item was made: the higher its id, the later. */
export function timeOf(id: number): number {
  return Date.UTC(2030, 0, 1) + id * 60_000;
}

/** The service of the small app, over real HTTP. */
export async function startSmallService(): Promise<SmallService> {
  const app = new Hono();
  const state = { requests: [] as string[], hooks: new Map<string, string>(), pages: 3, delay: 0, newest: [2, 1] };
  app.use(async ({ req }, next) => {
    const { pathname, search } = new URL(req.url);
    state.requests.push(`${req.method} ${pathname}${search}`);
    await next();
  });
  app.use(async (context, next) => {
    if (context.req.header('authorization') === `Bearer ${TOKEN}`) return next();
    return context.json({ message: `No: ${context.req.header('authorization')}` }, 401);
  });
  app.get('/me', (context) => context.json({ name: 'Ada' }));
  app.get('/items', async (context) => {
    if (state.delay > 0) await new Promise((wait) => setTimeout(wait, state.delay));
    const item = (id: number) => ({ id, name: `Item ${id}`, at: timeOf(id) });
    if (context.req.query('order') === 'new') return context.json({ items: state.newest.map(item) });
    const page = Number(context.req.query('page'));
    const items = Array.from({ length: 10 }, (_, index) => item((page - 1) * 10 + index + 1));
    return context.json({ items, more: page < state.pages });
  });
  app.post('/echo', async (context) => {
    const body = (await context.req.json()) as { text: string };
    if (body.text === 'fail') return context.json({ message: 'This text is refused.' }, 400);
    if (body.text === 'broken') return context.json({ message: 'Come back later.' }, 503);
    return context.json({ ...body, authorization: context.req.header('authorization') });
  });
  app.get('/colours', (context) => {
    const asked = new URL(context.req.url).search;
    if (context.req.query('search') === 'fail') return context.json({ message: 'No colours today.' }, 500);
    return context.json([
      { label: `Red ${asked}`, value: 'red' },
      { label: context.req.header('authorization'), value: 'leak' },
    ]);
  });
  app.get('/fields', (context) => context.json([{ name: 'note', type: 'text', label: 'Note' }]));
  app.post('/hooks', async (context) => {
    const { target } = (await context.req.json()) as { target: string };
    const id = `sub-${state.hooks.size + 1}`;
    state.hooks.set(id, target);
    return context.json({ id });
  });
  app.delete('/hooks/:id', (context) => {
    state.hooks.delete(context.req.param('id'));
    return context.json({});
  });
  const server = await new Promise<ReturnType<typeof serve>>((ready) => {
    const started = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => ready(started));
  });
  return Object.assign(state, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  });
}
