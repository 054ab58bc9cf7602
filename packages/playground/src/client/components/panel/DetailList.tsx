/** What an error says beside its message, line by line. */
export function DetailList({ details }: { readonly details: readonly string[] }) {
  if (details.length === 0) return null;
  return (
    <ul>
      {details.map((detail, index) => (
        <li key={index}>{detail}</li>
      ))}
    </ul>
  );
}
