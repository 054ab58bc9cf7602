import { createHmac } from 'node:crypto';
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

  it('signs version 4 with the time of the environment (R1.33)', () => {
    const when: Environment = { ...environment, now: () => Date.UTC(2013, 4, 24) };
    const http = request({ url: 'https://examplebucket.s3.amazonaws.com/?lifecycle' });
    const signed = signAws(http, { ...aws, sign_version: '4' }, when);
    expect(header(signed, 'x-amz-date')).toBe('20130524T000000Z');
    expect(header(signed, 'authorization')).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE\/20130524\/us-east-1\/s3\/aws4_request, SignedHeaders=.*, Signature=[0-9a-f]{64}$/,
    );
    expect(signAws(http, { ...aws, sign_version: '4' }, when)).toEqual(signed);
  });

  it('refuses half a key (R1.33)', () => {
    expect(() => signAws(request({}), { key: 'a' }, environment)).toThrow('key and secret are needed');
  });
});
