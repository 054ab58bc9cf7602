import xml2js from 'xml2js';
import { parseError } from './parse-error.js';

/**
 * XML as the platform hands it over (R2.6): every node, the root too, is a list; attributes stand in `_attributes`, the
 * text of a node with attributes in `_value`.
 */
export async function parseXml(text: string): Promise<unknown> {
  if (text.trim() === '') return undefined;
  try {
    const parser = new xml2js.Parser({ explicitArray: true, attrkey: '_attributes', charkey: '_value', async: false });
    const parsed = (await parser.parseStringPromise(text)) as Record<string, unknown> | null;
    return parsed === null
      ? undefined
      : Object.fromEntries(Object.entries(parsed).map(([root, node]) => [root, Array.isArray(node) ? node : [node]]));
  } catch (error) {
    throw parseError('XML', error);
  }
}
