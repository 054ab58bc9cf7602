/** A text that comes from elsewhere, for a terminal: control characters are shown and not obeyed; line ends and tabs stay. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd');
}
