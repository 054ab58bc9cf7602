/** Width and height of an app's icon in pixels (R10.1, R10.12). */
export const ICON_SIZE = 512;

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const HEADER = [0x49, 0x48, 0x44, 0x52];

/** What is wrong with an icon, one sentence; undefined for a PNG of 512 × 512 pixels. Only the file's header is read. */
export function iconProblem(bytes: Uint8Array): string | undefined {
  const signed = SIGNATURE.every((byte, index) => bytes[index] === byte);
  const headed = HEADER.every((byte, index) => bytes[12 + index] === byte);
  if (!signed || !headed || bytes.length < 24) return 'The icon is no PNG image.';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  return width === ICON_SIZE && height === ICON_SIZE
    ? undefined
    : `The icon is ${width} × ${height} pixels; it must be ${ICON_SIZE} × ${ICON_SIZE}.`;
}
