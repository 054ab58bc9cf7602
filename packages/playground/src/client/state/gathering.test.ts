import { describe, expect, it } from 'vitest';
import { CallError } from '../api/call-error.js';
import { Gathering } from './gathering.js';

const error = { type: 'DataError', code: 'x', message: 'No.', details: [] };

describe('what is gathered of a run', () => {
  it('grows with its messages', () => {
    const gathering = new Gathering([{ 1: 'a' }, { 1: 'b' }]);
    expect(gathering.view()).toMatchObject({ status: 'running', inputs: 2, input: 0, bundles: [], sent: [] });
    gathering.take({ type: 'request', input: 0, requests: 1, method: 'GET', url: '/a' });
    gathering.take({ type: 'bundle', input: 0, bundle: { a: 1 } });
    gathering.take({ type: 'state', input: 0, state: {} });
    gathering.take({ type: 'error', input: 1, error });
    expect(gathering.view()).toMatchObject({
      input: 1,
      sent: [{ input: 0, method: 'GET', url: '/a' }],
      bundles: [{ input: 0, bundle: { a: 1 } }],
      errors: [{ input: 1, error }],
    });
    gathering.end();
    expect(gathering.view().status).toBe('failed');
  });

  it('ends well without errors', () => {
    const gathering = new Gathering();
    gathering.end();
    expect(gathering.view().status).toBe('done');
  });

  it('tells of a call that was refused as of any error', () => {
    const gathering = new Gathering();
    const about = { code: 'mapping', status: 422, type: 'DataError', details: ['a'] };
    gathering.fail(new CallError("Failed to map 'text'.", about));
    expect(gathering.view()).toMatchObject({
      status: 'failed',
      errors: [{ error: { type: 'DataError', code: 'mapping', message: "Failed to map 'text'.", details: ['a'] } }],
    });
  });
});
