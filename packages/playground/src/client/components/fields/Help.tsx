/** A help text: `code` in backticks, **bold** words and [links](https://…); everything else is text. */
export function Help({ text, id }: { readonly text: string; readonly id?: string }) {
  return (
    <p class="help" id={id}>
      {text.split(/(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\(https?:\/\/[^)\s]+\))/).map((part, index) => piece(part, index))}
    </p>
  );
}

function piece(part: string, key: number) {
  if (/^`.+`$/.test(part)) return <code key={key}>{part.slice(1, -1)}</code>;
  if (/^\*\*.+\*\*$/.test(part)) return <strong key={key}>{part.slice(2, -2)}</strong>;
  const link = /^\[(.+)\]\((https?:.+)\)$/.exec(part);
  if (!link) return part;
  return (
    <a key={key} href={link[2]} target="_blank" rel="noreferrer noopener">
      {link[1]}
    </a>
  );
}
