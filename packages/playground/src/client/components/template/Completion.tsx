import type { CompletionState } from './use-completion.js';

export interface CompletionProps {
  readonly id: string;
  readonly label: string;
  readonly completion: CompletionState;
}

/** What completion offers, below the field. */
export function Completion({ id, label, completion }: CompletionProps) {
  const { suggestions, active, take } = completion;
  if (suggestions.length === 0) return null;
  return (
    <div class="popup options" role="listbox" id={id} aria-label={`Completion for ${label}`}>
      {suggestions.map((suggestion, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the text field keeps the focus (aria-activedescendant)
        <div
          key={`${suggestion.kind} ${suggestion.text}`}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          data-active={index === active ? '' : undefined}
          data-kind={suggestion.kind}
          onMouseDown={(event) => {
            event.preventDefault();
            take(suggestion);
          }}
        >
          <code>{suggestion.text}</code>
          <small>{suggestion.detail}</small>
        </div>
      ))}
    </div>
  );
}
