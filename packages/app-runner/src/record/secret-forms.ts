/** Shorter secrets would blot out unrelated text; they are only masked where a whole value equals them. */
export const MIN_SUBSTRING_LENGTH = 4;

/**
 * A pattern of all texts under which a secret may appear in a record: as it is, percent-encoded by whatever rules and however often
 * (R1.16), form-encoded, JSON-escaped at any depth, XML-escaped, hexadecimal. Base64 is left to {@link base64Forms}.
 */
export function textPattern(secret: string): string {
  const characters = [...secret.replace(/\\+/g, '\\')];
  const hex = Buffer.from(secret, 'utf8').toString('hex');
  return [characters.map((_, at) => characterPattern(characters, at)).join(''), hex, hex.toUpperCase()].join('|');
}

/** A backslash, percent-encoded or not. */
const BACKSLASH = '(?:\\\\|%(?:25)*5[cC])';

/** Names of the characters that XML escapes, beside their numbers. */
const ENTITIES: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

/** Letters that JSON puts behind a backslash for a control character. */
const CONTROLS: Readonly<Record<string, string>> = { '\n': 'n', '\r': 'r', '\t': 't', '\b': 'b', '\f': 'f' };

/**
 * One character in all its forms. Backslashes before it count as a part of it, for JSON within JSON doubles them. No two parts of the
 * pattern repeat the same character one after the other, so that no text can make it slow.
 */
function characterPattern(characters: readonly string[], at: number): string {
  const character = characters[at] ?? '';
  if (character === '\\') return at === 0 ? BACKSLASH : `${BACKSLASH}+`;
  if (/^[A-Za-z0-9_-]$/.test(character)) return character;
  const plain = [escapeForRegExp(character), percentEncoded(character)];
  if (character === ' ') plain.push('\\+');
  if (Object.hasOwn(ENTITIES, character)) plain.push(entity(character));
  const escaped = [...plain, unicodeEscape(character)];
  const control = CONTROLS[character];
  if (control !== undefined) escaped.push(control);
  if (characters[at - 1] === '\\') return `(?:${escaped.join('|')})`;
  return `(?:${plain.join('|')}|${BACKSLASH}${at === 0 ? '' : '+'}(?:${escaped.join('|')}))`;
}

function percentEncoded(character: string): string {
  const bytes = [...Buffer.from(character, 'utf8')];
  return bytes.map((byte) => `%(?:25)*${anyCase(byte.toString(16).padStart(2, '0'))}`).join('');
}

/** As JSON writes a character in ASCII, behind a backslash; the second half of a surrogate pair has its own. */
function unicodeEscape(character: string): string {
  const units = character.split('').map((unit) => anyCase(unit.charCodeAt(0).toString(16).padStart(4, '0')));
  return `u${units.join(`${BACKSLASH}+u`)}`;
}

function entity(character: string): string {
  const code = character.charCodeAt(0);
  return `&(?:amp;)*(?:${ENTITIES[character]}|#0*${code}|#[xX]0*${anyCase(code.toString(16))});`;
}

function anyCase(hex: string): string {
  return hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/**
 * Patterns of what base64 texts contain when the secret stands somewhere in the encoded bytes, as in `user:password` of Basic
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
  return [...forms].map(escapeForRegExp);
}
