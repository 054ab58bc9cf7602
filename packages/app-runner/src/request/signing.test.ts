import { createHmac, createVerify, generateKeyPairSync } from 'node:crypto';
import type { Environment } from '@connect-app/iml';
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../transport/types.js';
import { signAws } from './aws.js';
import { signOAuth1 } from './oauth1.js';

const environment: Environment = {
  timezone: 'UTC',
  now: () => 137131202_000,
  random: () => 0,
  uuid: () => 'wIjqoxSySS',
  executionId: 'e',
};

function request(part: Partial<HttpRequest>): HttpRequest {
  return { method: 'GET', url: 'https://api.example.com/x', headers: [], timeout: 1000, ...part };
}

function header(http: HttpRequest, name: string): string {
  return http.headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
}

describe('signOAuth1', () => {
  const keys = { consumer_key: 'dpf43f3p2l4k3l03', consumer_secret: 'kd94hf93k423kf44' };
  const photos: Environment = { ...environment, now: () => 1191242096_000, uuid: () => 'kllo9940pd9333jh' };

  it('signs as the OAuth 1.0 core example does (R1.34)', () => {
    const oauth = { ...keys, token: 'nnch734d00sl2jdk', token_secret: 'pfkkdhi9sl3r4s00' };
    const url = 'http://photos.example.net/photos?file=vacation.jpg&size=original';
    const line = header(signOAuth1(request({ url }), oauth, photos), 'authorization');
    expect(line).toContain('oauth_signature="tR3%2BTy81lMeYAr%2FFid0kMTYa%2FWM%3D"');
    expect(line).toContain('oauth_nonce="kllo9940pd9333jh"');
  });

  it('puts the fields into the query or the form (R1.34)', () => {
    const query = signOAuth1(
      request({}),
      { ...keys, transport_method: 'query', signature_method: 'PLAINTEXT' },
      photos,
    );
    expect(new URL(query.url).searchParams.get('oauth_signature')).toBe('kd94hf93k423kf44&');
    const form = request({
      method: 'POST',
      headers: [['Content-Type', 'application/x-www-form-urlencoded']],
      body: Buffer.from('a=1'),
    });
    const signed = signOAuth1(form, { ...keys, verifier: 'v', transport_method: 'body' }, photos);
    const fields = new URLSearchParams(Buffer.from(signed.body ?? []).toString());
    expect([fields.get('a'), fields.get('oauth_verifier'), fields.has('oauth_signature')]).toEqual(['1', 'v', true]);
  });

  it('asks for a request token as RFC 5849 does, callback included (R1.34, R8.10)', () => {
    const when: Environment = { ...environment, now: () => 137131200_000, uuid: () => 'wIjqoxSySS' };
    const oauth = { ...keys, callback: 'http://printer.example.com/ready' };
    const http = request({ method: 'POST', url: 'https://photos.example.net/initiate' });
    const line = header(signOAuth1(http, oauth, when), 'authorization');
    expect(line).toContain('oauth_callback="http%3A%2F%2Fprinter.example.com%2Fready"');
    // The RFC's own example (§1.2) has no oauth_version; its base string is signed here with one.
    const base = [
      'POST',
      'https://photos.example.net/initiate',
      [
        'oauth_callback=http%3A%2F%2Fprinter.example.com%2Fready',
        'oauth_consumer_key=dpf43f3p2l4k3l03',
        'oauth_nonce=wIjqoxSySS',
        'oauth_signature_method=HMAC-SHA1',
        'oauth_timestamp=137131200',
        'oauth_version=1.0',
      ].join('&'),
    ].map(encodeURIComponent);
    const signature = createHmac('sha1', `${keys.consumer_secret}&`).update(base.join('&')).digest('base64');
    expect(line).toContain(`oauth_signature="${encodeURIComponent(signature)}"`);
  });

  it('signs with a private key, so that the public one proves it (R1.34)', () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const oauth = {
      consumer_key: 'k',
      private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
      signature_method: 'RSA-SHA1',
    };
    const line = header(
      signOAuth1(request({ url: 'https://api.example.com/x?b=2&a=1' }), oauth, environment),
      'authorization',
    );
    const fields = Object.fromEntries(
      [...line.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, decodeURIComponent(value ?? '')]),
    );
    const signed = Object.entries({ a: '1', b: '2', ...fields })
      .filter(([name]) => name !== 'oauth_signature')
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
      .sort()
      .join('&');
    const base = ['GET', 'https://api.example.com/x', signed].map(encodeURIComponent).join('&');
    const proof = createVerify('RSA-SHA1').update(base);
    expect(proof.verify(publicKey, String(fields['oauth_signature']), 'base64')).toBe(true);
    const broken = { ...oauth, private_key: 'no key' };
    expect(() => signOAuth1(request({}), broken, environment)).toThrow('private_key is no PEM key');
  });

  it('hashes a body that is no form, unless it is told not to or has the hash already (R1.34)', () => {
    const body = Buffer.from('Hello World!');
    const json = request({ method: 'PUT', headers: [['Content-Type', 'text/plain']], body });
    const hash = 'oauth_body_hash="Lve95gjOVATpfV8EL5X4nxwjKHE%3D"';
    const signed = (http: HttpRequest, more = {}) =>
      header(signOAuth1(http, { ...keys, ...more }, photos), 'authorization');
    expect(signed(json)).toContain(hash);
    expect(signed(json, { body_hash: true })).toContain(hash);
    expect(signed(json, { body_hash: 'abc=' })).toContain('oauth_body_hash="abc%3D"');
    for (const off of [false, 'false']) expect(signed(json, { body_hash: off })).not.toContain('body_hash');
    expect(signed(request({}))).not.toContain('body_hash');
    const form = request({ method: 'POST', headers: [['Content-Type', 'application/x-www-form-urlencoded']], body });
    expect(signed(form)).not.toContain('body_hash');
  });

  it('says what is missing (R1.34)', () => {
    expect(() => signOAuth1(request({}), {}, photos)).toThrow('consumer_key is missing');
    const unknown = { ...keys, signature_method: 'MD5' };
    expect(() => signOAuth1(request({}), unknown, photos)).toThrow('signature_method "MD5" is not known');
  });
});

describe('signAws', () => {
  const aws = { key: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };

  it('signs version 2 as the S3 documentation does (R1.33)', () => {
    const when: Environment = { ...environment, now: () => Date.UTC(2007, 2, 27, 19, 36, 42) };
    const http = request({ url: 'https://awsexamplebucket1.us-west-1.s3.amazonaws.com/photos/puppy.jpg' });
    const signed = signAws(http, { ...aws, bucket: 'awsexamplebucket1' }, when);
    const text = 'GET\n\n\nTue, 27 Mar 2007 19:36:42 GMT\n/awsexamplebucket1/photos/puppy.jpg';
    const signature = createHmac('sha1', aws.secret).update(text).digest('base64');
    expect(header(signed, 'authorization')).toBe(`AWS AKIAIOSFODNN7EXAMPLE:${signature}`);
  });

  it('signs version 4 as the S3 documentation does, with the time of the environment (R1.33)', () => {
    const when: Environment = { ...environment, now: () => Date.UTC(2013, 4, 24) };
    const http = request({ url: 'https://examplebucket.s3.amazonaws.com/?lifecycle' });
    const signed = signAws(http, { ...aws, sign_version: '4' }, when);
    expect(header(signed, 'x-amz-date')).toBe('20130524T000000Z');
    // The S3 documentation's own example: "GET Bucket Lifecycle".
    expect(header(signed, 'authorization')).toBe(
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, ' +
        'SignedHeaders=host;x-amz-content-sha256;x-amz-date, ' +
        'Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    );
    expect(signAws(http, { ...aws, sign_version: '4' }, when)).toEqual(signed);
  });

  it('refuses half a key (R1.33)', () => {
    expect(() => signAws(request({}), { key: 'a' }, environment)).toThrow('key and secret are needed');
  });
});
