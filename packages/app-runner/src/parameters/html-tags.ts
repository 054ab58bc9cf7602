/** What `tags` does to the HTML in a text parameter (R6.2). `strip` and `stripall` differ nowhere in the documentation. */
export function treatTags(text: string, tags: unknown): string {
  switch (tags) {
    case 'strip':
    case 'stripall':
      return text.replace(/<[^<>]*>/g, '');
    case 'escape':
      return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
    default:
      return text;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
