import type jsonwebtoken from 'jsonwebtoken';
import { isCollection } from '../coerce.js';
import { ImlError } from '../error.js';
import { ownValue } from '../own-value.js';
import { textForm } from '../text-form.js';
import { define, optional, required, SOURCES } from './define.js';
import type { FunctionDefinition } from './definition.js';
import { invalidArgument, shown } from './limits.js';
import { onDemand } from './on-demand.js';

const tokens = onDemand<typeof jsonwebtoken>('jsonwebtoken');

const ALGORITHMS = ['HS256', 'HS384', 'HS512', 'RS256'] as const;

const jwt = define({
  name: 'jwt',
  groups: ['text'],
  parameters: [
    required('payload', 'any', 'The claims: a collection, or a text.'),
    required('secret', 'any', 'The shared secret, or the private key in PEM form for RS256.'),
    optional('algorithm', 'text', 'HS256, HS384, HS512 or RS256.', 'HS256'),
    optional(
      'options',
      'collection',
      'Options of https://www.npmjs.com/package/jsonwebtoken, such as expiresIn, issuer or header.',
    ),
  ],
  result: 'text',
  help: 'Makes a signed JSON Web Token. The time of issue is added unless noTimestamp is set.',
  examples: [
    {
      expr: '{{jwt(claims, "secret", "HS256", options)}}',
      vars: { claims: { sub: '1' }, options: { noTimestamp: true } },
      result: 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxIn0.8qZF8vbN3UpcanXFc-mPXJkOPN01-bRch8XX3rToP1U',
    },
  ],
  source: SOURCES.jwt,
  flavours: ['app'],
  call(payload, secret, algorithm, options) {
    const known = ALGORITHMS.find((name) => name === (algorithm ?? 'HS256'));
    if (known === undefined) {
      throw invalidArgument(`'${shown(algorithm ?? '')}' is not an algorithm of tokens: use ${ALGORITHMS.join(', ')}.`);
    }
    const key = secret instanceof Uint8Array ? Buffer.from(secret) : textForm(secret);
    refuseInheritedNames(payload, options);
    const claims = isCollection(payload) ? issued(payload, this.now()) : textForm(payload);
    try {
      return tokens().sign(claims, key, { ...options, algorithm: known });
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : 'The token cannot be signed';
      throw new ImlError({ code: 'function-failed', message: `${reason}.`, cause });
    }
  },
});

/** The signing library looks names up where it finds `constructor` and `__proto__` too, and trips over what it finds. */
function refuseInheritedNames(...collections: readonly unknown[]): void {
  const names = collections.filter(isCollection).flatMap((collection) => Object.keys(collection));
  const inherited = names.find((name) => name in Object.prototype);
  if (inherited !== undefined) throw invalidArgument(`'${inherited}' cannot be the name of a claim or an option.`);
}

/** Claims with the time of issue where the signing library puts it, by the clock of the execution: the same run, the same token. */
function issued(claims: Readonly<Record<string, unknown>>, now: number): Record<string, unknown> {
  return { ...claims, iat: ownValue(claims, 'iat') || Math.floor(now / 1000) };
}

/** The function that makes tokens, known to apps only. */
export const jwtFunctions: readonly FunctionDefinition[] = [jwt];
