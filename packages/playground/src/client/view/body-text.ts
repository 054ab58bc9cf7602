import type { RecordedResponse } from '@connect-app/app-runner';

/** A recorded body to be read: JSON is laid out, anything else stays as it came. */
export function bodyText({ text, encoding, mimeType }: RecordedResponse['body']): {
  readonly text: string;
  readonly json: boolean;
} {
  if (encoding === 'base64' || !looksLikeJson(text, mimeType)) return { text, json: false };
  try {
    return { text: JSON.stringify(JSON.parse(text), null, 2), json: true };
  } catch {
    // It is not JSON after all, or only its beginning.
    return { text, json: mimeType.includes('json') };
  }
}

function looksLikeJson(text: string, mimeType: string): boolean {
  return mimeType.includes('json') || /^\s*[[{]/.test(text);
}
