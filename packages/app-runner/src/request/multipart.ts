import { textForm } from '@connect-app/iml';
import FormData from 'form-data';
import { isPlainObject } from '../communication/temp.js';
import { RunError } from '../errors/index.js';
import type { EncodedBody } from './encoded-body.js';

/**
 * A multipart/form-data body. A file is `{"value": <binary>, "options": {"filename", "contentType"}}` (R1.25), a list
 * gives one part an element, null and undefined are left out (R1.27).
 */
export function encodeMultipart(body: unknown, random: () => number): EncodedBody {
  if (!isPlainObject(body)) {
    throw partError('body', 'A multipart/form-data body has to be a collection of parts.');
  }
  const form = new FormData();
  form.setBoundary(`--------------------------${digits(random)}`);
  for (const [name, value] of Object.entries(body)) {
    for (const part of Array.isArray(value) ? (value as unknown[]) : [value]) appendPart(form, name, part);
  }
  return { bytes: form.getBuffer(), contentType: form.getHeaders()['content-type'] };
}

function appendPart(form: FormData, name: string, part: unknown): void {
  if (part === null || part === undefined) return;
  if (!isPlainObject(part)) {
    form.append(partName(name), partValue(name, part), {});
    return;
  }
  if (!Object.hasOwn(part, 'value')) {
    throw partError(`body.${name}`, 'A part that is a collection needs a "value", and "options" for a file.');
  }
  if (part['value'] === null || part['value'] === undefined) return;
  const options = isPlainObject(part['options']) ? part['options'] : {};
  const filename = optionText(options, 'filename');
  const contentType = optionText(options, 'contentType');
  form.append(partName(name), partValue(name, part['value']), {
    ...(filename === undefined ? {} : { filename }),
    ...(contentType === undefined ? {} : { contentType: contentType.replace(/[\r\n]/g, ' ') }),
  });
}

function partValue(name: string, value: unknown): Buffer | string {
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (Array.isArray(value) || isPlainObject(value)) {
    throw partError(`body.${name}`, 'A part has to be a text, a number or binary data.');
  }
  return textForm(value);
}

/** Quotes and line breaks would end the part's header early. */
function partName(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function optionText(options: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = Object.hasOwn(options, key) ? options[key] : undefined;
  return value === undefined || value === null ? undefined : partName(textForm(value));
}

function digits(random: () => number): string {
  return Array.from({ length: 24 }, () => Math.floor(random() * 10)).join('');
}

function partError(path: string, message: string): RunError {
  return new RunError({ type: 'DataError', code: 'multipart-part', message: `'${path}': ${message}` });
}
