import { describe, expect, it } from 'vitest';
import { resolveUrl } from './url.js';

describe('resolveUrl', () => {
  it('joins a relative url to baseUrl and leaves an absolute one alone (R1.14)', () => {
    const baseUrl = 'https://api.example.com/v1/';
    expect(resolveUrl({ baseUrl, url: '/people' })).toBe('https://api.example.com/v1/people');
    expect(resolveUrl({ baseUrl, url: 'people' })).toBe('https://api.example.com/v1/people');
    expect(resolveUrl({ baseUrl, url: 'http://other.example/x' })).toBe('http://other.example/x');
  });

  it('refuses a relative url without baseUrl (R1.14)', () => {
    expect(() => resolveUrl({ url: '/people' })).toThrow(expect.objectContaining({ code: 'url-relative' }));
    expect(() => resolveUrl({ url: 'file:///etc/passwd', baseUrl: 'file:///' })).toThrow(
      expect.objectContaining({ code: 'url-invalid' }),
    );
  });

  it('collapses slashes of the path, keeps the last one, drops the dot of the host (R1.15)', () => {
    expect(resolveUrl({ url: 'https://a.example./x//y/?to=http://b' })).toBe('https://a.example/x/y/?to=http://b');
    expect(resolveUrl({ url: 'https://a.example' })).toBe('https://a.example/');
  });

  it('encodes the path, also what is encoded already (R1.16)', () => {
    expect(resolveUrl({ url: 'https://a.example/ž b/%2F' })).toBe('https://a.example/%C5%BE%20b/%252F');
    expect(resolveUrl({ url: 'https://a.example/x%2Fy', encodeUrl: false })).toBe('https://a.example/x%2Fy');
  });

  it('decodes the query without encodeUrl, but for five characters (R1.16)', () => {
    const url = 'https://a.example:443/?a=%2Fx%26%20%C5%BE?b=%3a';
    expect(resolveUrl({ url, encodeUrl: false })).toBe('https://a.example/?a=/x%26%20%C5%BE&b=%3a');
    expect(resolveUrl({ url: 'https://a.example/x?', encodeUrl: false })).toBe('https://a.example/x');
  });

  it('encodes the query in uniform mode exactly when encodeUrl is on (R1.16)', () => {
    const url = 'https://a.example/?a=%2F';
    expect(resolveUrl({ url, uniform: true })).toBe('https://a.example/?a=%252F');
    expect(resolveUrl({ url, uniform: true, encodeUrl: false })).toBe(url);
  });

  it('never gives a request line that could be broken in two (R1.16)', () => {
    const url = resolveUrl({ url: 'https://a.example/x\r\ny?z=\n1 2"', encodeUrl: false });
    expect(url).toMatch(/^[\x21-\x7e]+$/);
  });
});
