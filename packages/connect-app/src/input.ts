import { readFile } from 'node:fs/promises';
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { EXIT, Failure } from './failure.js';

/**
 * Reads the value of a flag that takes JSON: the JSON itself, or `@file` for a file that holds it.
 * Comments and trailing commas are fine in both.
 *
 * @param flag The flag's name for messages, e.g. `--params`.
 * @throws Failure `input/unreadable` or `input/syntax`, with the place as `file:line:column`.
 */
export async function readJsonArgument(flag: string, argument: string): Promise<unknown> {
  const isFile = argument.startsWith('@');
  const source = isFile ? argument.slice(1) : flag;
  return parseJson(source, isFile ? await readText(flag, source) : argument);
}

/** Like `readJsonArgument`, for flags whose value must be an object. */
export async function readObjectArgument(flag: string, argument: string): Promise<Record<string, unknown>> {
  const value = await readJsonArgument(flag, argument);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new Failure({
      code: 'input/not-an-object',
      message: `${flag} takes a JSON object, not ${value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value}.`,
      hint: `For example: ${flag} '{"limit": 5}'`,
    });
  }
  return value as Record<string, unknown>;
}

/** Reads a file of one JSON value a line; blank lines are skipped. Yields each with its line number. */
export async function readJsonLines(flag: string, argument: string): Promise<{ line: number; value: unknown }[]> {
  const file = argument.startsWith('@') ? argument.slice(1) : argument;
  const text = await readText(flag, file);
  return text.split(/\r?\n/).flatMap((content, index) => {
    if (content.trim() === '') return [];
    return [{ line: index + 1, value: parseJson(file, content, index + 1) }];
  });
}

/** Reads a file as text; `-` is standard input. */
export async function readText(flag: string, file: string): Promise<string> {
  try {
    return file === '-' ? await readStandardInput() : await readFile(file, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : String(error);
    throw new Failure({ code: 'input/unreadable', message: `${flag}: ${file} could not be read: ${reason}.` });
  }
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(source: string, text: string, firstLine = 1): unknown {
  const isName = source.startsWith('--') && /^[\w./\\-]*[a-z][\w./\\-]*\.\w+$/i.test(text);
  const errors: ParseError[] = [];
  const value: unknown = parse(text.replace(/^\uFEFF/, ''), errors, { allowTrailingComma: true });
  const first = errors[0];
  if (!first && value !== undefined) return value;
  const offset = first?.offset ?? 0;
  const before = text.slice(0, offset).split('\n');
  const place = `${source}:${firstLine + before.length - 1}:${(before.at(-1)?.length ?? 0) + 1}`;
  throw new Failure({
    code: 'input/syntax',
    message: `${place}: this is not JSON: ${describe(first ? printParseErrorCode(first.error) : 'ValueExpected')}.`,
    hint: isName
      ? `To read the file, write @${text}.`
      : 'Names and texts go in double quotes; items are parted by commas.',
    exitCode: EXIT.usage,
  });
}

/** `CommaExpected` → `comma expected`. */
function describe(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
