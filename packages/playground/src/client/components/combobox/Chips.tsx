export interface ChipsProps {
  readonly label: string;
  readonly values: readonly unknown[];
  readonly textOf: (value: unknown) => string;
  readonly remove: (value: unknown) => void;
}

/** The values chosen of several, each with a button that takes it away. */
export function Chips({ label, values, textOf, remove }: ChipsProps) {
  if (values.length === 0) return null;
  return (
    <ul class="chips" aria-label={`Chosen for ${label}`}>
      {values.map((value) => (
        <li key={textOf(value)}>
          {textOf(value)}
          <button type="button" class="icon" aria-label={`Remove ${textOf(value)}`} onClick={() => remove(value)}>
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}
