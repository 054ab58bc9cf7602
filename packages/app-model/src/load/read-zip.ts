import { unzipSync } from 'fflate';
import type { Report } from '../reporter.js';
import type { FileMap } from './documents.js';
import { belongsToApp, MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES } from './read-limits.js';

/**
 * Unpacks an exported archive (R10.1) in memory. Nothing is written to disk; entries that name a place outside, or that
 * would unpack to more than an app can be, are left out and reported as `zip/…`.
 */
export function readZip(bytes: Uint8Array, file: string, report: Report): FileMap | undefined {
  const at = { file, line: 1, column: 1 };
  let total = 0;
  let count = 0;
  let full = false;
  let unreadable = false;
  const files = new Map<string, Uint8Array>();
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const path = name.replaceAll('\\', '/');
        if (path.endsWith('/') || !belongsToApp(path) || full) return false;
        if (path.startsWith('/') || /^[a-z]:/i.test(path) || path.includes('\0') || path.split('/').includes('..')) {
          report({
            rule: 'zip/unsafe-path',
            severity: 'warning',
            message: `The entry "${name}" is left out: it names a place outside the archive.`,
            at,
          });
          return false;
        }
        if (originalSize > MAX_FILE_BYTES) {
          report({
            rule: 'zip/too-large',
            severity: 'warning',
            message: `The entry "${name}" is left out: it is larger than ${MAX_FILE_BYTES} bytes.`,
            at,
          });
          return false;
        }
        count += 1;
        total += originalSize;
        full = total > MAX_TOTAL_BYTES || count > MAX_FILES;
        if (full) {
          report({
            rule: 'zip/too-large',
            severity: 'error',
            message: `The archive unpacks to more than ${MAX_TOTAL_BYTES} bytes or ${MAX_FILES} files; the rest is not read.`,
            at,
          });
        }
        return !full;
      },
    });
    for (const [name, content] of Object.entries(entries)) files.set(name.replaceAll('\\', '/'), content);
  } catch (error) {
    unreadable = true;
    const reason = error instanceof Error ? error.message : String(error);
    report({
      rule: 'zip/unreadable',
      severity: 'error',
      message: `This is not a readable ZIP archive: ${reason}. Export the app again.`,
      at,
    });
  }
  return files.size > 0 || !unreadable ? files : undefined;
}
