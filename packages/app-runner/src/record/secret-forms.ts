/** Shorter secrets would blot out unrelated text; they are only masked where a whole value equals them. */
export const MIN_SUBSTRING_LENGTH = 4;

/**
 * The texts under which a secret may appear in a record: as it is, percent-encoded (once or twice, R1.16), form-encoded,
 * JSON- and XML-escaped, hexadecimal. Base64 is left to {@link base64Forms}.
 */
export function textForms(secret: string): string[] {
  const component = tryEncode(encodeURIComponent, secret);
  const forms = new Set([
    secret,
    component,
    lowerHex(component),
    tryEncode(encodeURI, secret),
    tryEncode(encodeURI, component),
    new URLSearchParams([['', secret]]).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1),
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    Buffer.from(secret, 'utf8').toString('hex'),
  ]);
  return [...forms].filter((form) => form.length >= MIN_SUBSTRING_LENGTH);
}

/**
 * What base64 texts contain when the secret stands somewhere in the encoded bytes, as in `user:password` of Basic
 * authorization: three alignments, without the characters its neighbours decide, in both alphabets.
 */
export function base64Forms(secret: string): string[] {
  const forms = new Set<string>();
  for (const offset of [0, 1, 2]) {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret, 'utf8')]);
    const start = offset === 0 ? 0 : offset + 1;
    const whole = Math.floor((bytes.length * 8) / 6);
    const core = bytes.toString('base64').slice(start, whole);
    if (core.length >= MIN_SUBSTRING_LENGTH) {
      forms.add(core);
      forms.add(core.replaceAll('+', '-').replaceAll('/', '_'));
      forms.add(encodeURIComponent(core));
    }
  }
  return [...forms];
}

function tryEncode(encode: (text: string) => string, text: string): string {
  try {
    return encode(text);
  } catch {
    return text;
  }
}

function lowerHex(text: string): string {
  return text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
}
