import { describe, expect, it } from 'vitest';
import { bodyText } from './body-text.js';

const body = (mimeType: string, text: string) => bodyText({ mimeType, text, size: text.length });

describe('a body', () => {
  it('that is JSON is laid out', () => {
    expect(body('application/json', '{"a":[1]}')).toEqual({ text: '{\n  "a": [\n    1\n  ]\n}', json: true });
    expect(body('text/plain', ' [1]').json).toBe(true);
  });

  it('that is none, or was cut, stays as it came', () => {
    expect(body('application/json', '{"a":')).toEqual({ text: '{"a":', json: true });
    expect(body('text/html', '<p>')).toEqual({ text: '<p>', json: false });
    expect(bodyText({ mimeType: 'application/json', text: 'e30=', size: 2, encoding: 'base64' })).toEqual({
      text: 'e30=',
      json: false,
    });
  });
});
