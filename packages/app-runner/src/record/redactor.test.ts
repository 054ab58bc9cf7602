import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor, REDACTED } from './redactor.js';

const SECRET = 's3cr&t "key"/ü+=';

describe('createRedactor', () => {
  const redactor = createRedactor([SECRET]);

  it('masks a secret in every form it may take on the way (R1.37)', () => {
    const forms = [
      SECRET,
      encodeURIComponent(SECRET),
      encodeURIComponent(SECRET).toLowerCase(),
      encodeURI(SECRET),
      new URLSearchParams({ a: SECRET }).toString(),
      JSON.stringify({ a: SECRET }),
      JSON.stringify(JSON.stringify({ a: SECRET })),
      Buffer.from(SECRET).toString('hex'),
      Buffer.from(SECRET).toString('base64'),
      Buffer.from(SECRET).toString('base64url'),
      encodeURIComponent(Buffer.from(SECRET).toString('base64')),
    ];
    for (const form of forms)
      expect([form, redactor.text(`a ${form} b`)]).toEqual([form, expect.stringMatching(/\[redacted\]/)]);
    for (const form of forms) expect(redactor.text(form)).not.toContain(form);
  });

  it('masks a secret inside base64 whatever stands around it, as in Basic authorization (R1.37)', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (before, after) => {
        const encoded = Buffer.from(`${before}${SECRET}${after}`).toString('base64');
        const masked = redactor.text(`Basic ${encoded}`);
        expect(masked).toBe(`Basic ${REDACTED}`);
      }),
    );
  });

  it('masks keys, numbers, bytes and deep values, and leaves the rest as it is (R1.37)', () => {
    const plain = { a: [1, 'x', { b: null }] };
    expect(redactor.value(plain)).toBe(plain);
    const bytes = Buffer.from('key: s3cret-bytes');
    const other = createRedactor(['s3cret-bytes', 12345678]);
    expect(other.value({ 's3cret-bytes': 1, n: 12345678, list: [{ t: 'xs3cret-bytesx' }], bytes })).toEqual({
      [REDACTED]: 1,
      n: REDACTED,
      list: [{ t: `x${REDACTED}x` }],
      bytes: REDACTED,
    });
  });

  it('masks a short secret only where it is the whole value', () => {
    const short = createRedactor(['ab']);
    expect(short.value({ a: 'ab', b: 'cab' })).toEqual({ a: REDACTED, b: 'cab' });
  });

  it('stays fast on long base64 without a secret', () => {
    const text = 'A'.repeat(2_000_000);
    expect(redactor.text(text)).toBe(text);
  });
});
