import { readFile } from 'node:fs/promises';
import { DeployError } from './errors.js';

/** Where a token may come from; the first one given counts. There is no way to pass the token itself as an argument. */
export interface TokenSource {
  /** A file that holds nothing but the token. */
  readonly file?: string | undefined;
  /** A stream that holds nothing but the token, e.g. `process.stdin`. */
  readonly stdin?: AsyncIterable<Uint8Array | string> | undefined;
  /** The environment; `MAKE_TOKEN` is read, or the variable named. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  readonly variable?: string | undefined;
}

const LONGEST = 4096;

/**
 * Reads the API token (profile → API access) without it ever standing in an argument list, a log or an error.
 *
 * @throws DeployError `token/missing`, `token/unreadable`, `token/malformed`, `token/argument`.
 */
export async function readToken(source: TokenSource): Promise<string> {
  const { file, stdin, env, variable = 'MAKE_TOKEN' } = source;
  if (file !== undefined) return checked(await fromFile(file), `the file ${file}`);
  if (stdin !== undefined) return checked(await fromStream(stdin), 'standard input');
  const value = env?.[variable];
  if (value !== undefined && value.trim() !== '') return checked(value, `the variable ${variable}`);
  throw new DeployError({
    code: 'token/missing',
    message: 'There is no API token.',
    hint: `Put it into a file and name the file, or into the variable ${variable}. It needs the scopes sdk-apps:read and sdk-apps:write.`,
  });
}

/** Takes a secret out of a text that is about to be shown. */
export function redact(text: string, secret: string): string {
  return secret.length < 4 ? text : text.replaceAll(secret, '***');
}

async function fromFile(file: string): Promise<string> {
  // Never to be printed, not even as the name of a file that is not there.
  if (looksLikeToken(file)) throw tokenAsArgument();
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new DeployError({ code: 'token/unreadable', message: `The token file ${file} cannot be read (${code}).` });
  }
}

/** Keys are UUIDs. */
function looksLikeToken(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text.trim());
}

/** For a token that was given where everybody on the machine can read it. */
export function tokenAsArgument(): DeployError {
  return new DeployError({
    code: 'token/argument',
    message: 'A token is never given as an argument: lists of processes and the history of the shell keep it.',
    hint: 'Put it into a file and name the file, or into the variable MAKE_TOKEN; and make a new token, since this one was seen.',
  });
}

async function fromStream(stream: AsyncIterable<Uint8Array | string>): Promise<string> {
  let text = '';
  for await (const chunk of stream) {
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    if (text.length > LONGEST) break;
  }
  return text;
}

function checked(text: string, where: string): string {
  const token = text.replace(/^\uFEFF/, '').trim();
  if (token === '') throw new DeployError({ code: 'token/missing', message: `There is no token in ${where}.` });
  if (token.length > LONGEST || !/^[\x21-\x7e]+$/.test(token)) {
    throw new DeployError({
      code: 'token/malformed',
      message: `What is in ${where} is no token.`,
      hint: 'It must hold the token alone: no quotes, no name in front, one line.',
    });
  }
  return token;
}
