import { MockError } from '../errors.js';
import { CONTROL_PREFIX, type Extension } from '../extensions.js';
import type { FaultRule } from '../faults/fault.js';
import { happenings } from '../happenings/happenings.js';
import type { ClozeMock, MockSnapshot } from '../mock.js';

type Body = Readonly<Record<string, unknown>>;
type Command = (mock: ClozeMock, body: Body) => unknown;

/** What can be asked of a mock from outside, by method and path below the control address. */
const COMMANDS: Readonly<Record<string, Command>> = {
  'GET faults': faultsOf,
  'PUT faults': (mock, body) => {
    mock.faults.set(rulesIn(body));
    return faultsOf(mock);
  },
  'POST faults': (mock, body) => {
    mock.faults.add(rulesIn(body));
    return faultsOf(mock);
  },
  'DELETE faults': (mock) => {
    mock.faults.clear();
    return faultsOf(mock);
  },
  'GET clock': ({ clock }) => ({ now: clock.now() }),
  'POST clock': async ({ clock }, { advance }) => {
    if (typeof advance !== 'number' || !(advance >= 0))
      throw new MockError('control-advance', 'must be a number of milliseconds, at least 0.', 'advance');
    await clock.advance(advance);
    return { now: clock.now() };
  },
  'POST reset': (mock) => {
    mock.reset();
    return { now: mock.clock.now() };
  },
  'GET snapshot': (mock) => mock.snapshot(),
  'PUT snapshot': (mock, body) => {
    if (typeof body['now'] !== 'number' || typeof body['accounts'] !== 'object')
      throw new MockError('control-snapshot', 'is no snapshot of a mock.', 'body');
    mock.restore(body as unknown as MockSnapshot);
    return { now: mock.clock.now() };
  },
  'GET requests': ({ requests }) => ({ requests }),
  'GET deliveries': ({ deliveries }) => ({ deliveries }),
  'GET happenings': (mock) => ({ happenings: happenings(mock).map(({ name, label }) => ({ name, label })) }),
  'POST happenings': async (mock, { name }) => {
    const found = happenings(mock).find((happening) => happening.name === name);
    if (!found) throw new MockError('control-happening', `There is no happening "${String(name)}".`, 'name');
    return { told: await found.run() };
  },
};

/**
 * Commands for a mock in another process, as JSON below `/_mock/control/`. Off unless the mock's option `control` is set:
 * whoever may call it may read and change everything. Bodies must come as `application/json`, which no form of another
 * site can send.
 */
export function controlExtension(mock: () => ClozeMock): Extension {
  return {
    name: 'control',
    pages: ({ app, mock: { options } }) => {
      if (!options.control) return;
      for (const [route, command] of Object.entries(COMMANDS)) {
        const [method = '', path = ''] = route.split(' ');
        app.on(method, `${CONTROL_PREFIX}/control/${path}`, async (context) => {
          try {
            const body = method === 'GET' || method === 'DELETE' ? {} : await readBody(context.req.raw);
            return context.json((await command(mock(), body)) as object);
          } catch (error) {
            if (!(error instanceof MockError)) throw error;
            return context.json({ code: error.code, message: error.message }, 400);
          }
        });
      }
    },
  };
}

async function readBody(request: Request): Promise<Body> {
  const text = await request.text();
  if (text.trim() === '') return {};
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? ''))
    throw new MockError('control-type', 'Send application/json.');
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Body;
  } catch {
    // Told below.
  }
  throw new MockError('control-body', 'The body is no JSON object.');
}

function rulesIn({ faults }: Body): readonly FaultRule[] | string {
  if (typeof faults === 'string' || Array.isArray(faults)) return faults as string | FaultRule[];
  throw new MockError('control-faults', 'must be a text such as "*=429@1", or a list of rules.', 'faults');
}

function faultsOf({ faults }: ClozeMock): unknown {
  return { faults: faults.rules.map(({ rule, seen, struck }) => ({ ...rule, seen, struck })) };
}
