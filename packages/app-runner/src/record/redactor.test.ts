import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor, REDACTED } from './redactor.js';

const SECRET = 's3cr&t "key"/ü+=';
const HARD = 'p@ss wörd!*(1)\'/\\\\"<x&y>\n😀end';

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

  it('masks characters that encoders treat differently, one by one (R1.16, R1.37)', () => {
    const hard = createRedactor([HARD]);
    const rfc3986 = encodeURIComponent(HARD).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
    const json = (depth: number): string => (depth === 0 ? HARD : JSON.stringify(json(depth - 1)).slice(1, -1));
    const ascii = json(1).replace(/[^\0-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    const xml = HARD.replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('"', '&#34;')
      .replaceAll("'", '&apos;');
    const forms = [
      ...[HARD, rfc3986, encodeURI(HARD), encodeURIComponent(rfc3986), encodeURIComponent(json(1))],
      ...[json(1), json(2), json(3), json(4), ascii, JSON.stringify(ascii), ascii.replaceAll('/', '\\/')],
      ...[xml, xml.replaceAll('&', '&amp;'), new URLSearchParams({ HARD }).toString().slice(5)],
    ];
    for (const form of forms) expect(hard.text(`(${form})`)).toMatch(/^\("?\[redacted\]"?\)$/);
    for (const other of ['p@ss', HARD.slice(1), HARD.toUpperCase()]) expect(hard.text(other)).toBe(other);
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

  it.each(['A', '\\', '%25', '&amp;', '%5C', 'p\\', '\\"'])('stays fast on %s without an end', (part) => {
    const text = part.repeat(500_000);
    for (const secret of [SECRET, HARD, '\\"\\é', '"é\\']) expect(createRedactor([secret]).text(text)).toBe(text);
  });
});
