import type { RefObject } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { bundlePaths } from '../../form/bundle-paths.js';
import { complete, insertReference, type Suggestion, suggest, type Typing, typingAt } from '../../form/completion.js';
import { sampleContext } from '../../state/chain.js';
import { names } from '../../state/expressions.js';
import { shortText } from '../../view/value-text.js';

export interface CompletionState {
  readonly suggestions: readonly Suggestion[];
  /** Which one Enter takes; -1 while nothing has been typed that looks like one. */
  readonly active: number;
  /** Looks at what stands before the caret. */
  readonly look: () => void;
  readonly close: () => void;
  readonly key: (event: KeyboardEvent) => void;
  readonly take: (suggestion: Suggestion) => void;
  /** Puts a reference where the caret is. */
  readonly insert: (path: string) => void;
}

/** Completion of functions, keywords and values of earlier bundles while a template is typed. */
export function useCompletion(
  element: RefObject<HTMLTextAreaElement>,
  template: string,
  set: (template: string, caret: number) => void,
): CompletionState {
  const [typing, setTyping] = useState<Typing | undefined>(undefined);
  const [active, setActive] = useState(0);
  const context = sampleContext.value;
  const variables = useMemo(
    () =>
      Object.entries(context).flatMap(([number, bundle]) =>
        bundlePaths(number, bundle).map(
          ({ path, sample }): Suggestion => ({ text: path, kind: 'variable', detail: shortText(sample, 40) }),
        ),
      ),
    [context],
  );
  const suggestions = useMemo(
    () => (typing === undefined ? [] : suggest([...variables, ...names.value], typing.word)),
    [typing, variables, names.value],
  );

  const caret = (): number => element.current?.selectionStart ?? template.length;
  const look = (): void => {
    const text = element.current?.value ?? template;
    const next = typingAt(text, element.current?.selectionStart ?? text.length);
    setTyping(next);
    setActive(next?.word === '' ? -1 : 0);
  };
  const close = (): void => setTyping(undefined);
  const take = (suggestion: Suggestion): void => {
    if (typing === undefined) return;
    const next = complete(template, typing, suggestion);
    set(next.template, next.caret);
    close();
  };
  const insert = (path: string): void => {
    const next = insertReference(template, caret(), path);
    set(next.template, next.caret);
  };
  const key = (event: KeyboardEvent): void => {
    if (suggestions.length === 0) return;
    const chosen = suggestions[active];
    if (event.key === 'ArrowDown') setActive((active + 1) % suggestions.length);
    else if (event.key === 'ArrowUp') setActive((Math.max(active, 0) + suggestions.length - 1) % suggestions.length);
    else if ((event.key === 'Enter' || (event.key === 'Tab' && typing?.word !== '')) && chosen !== undefined)
      take(chosen);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { suggestions, active, look, close, key, take, insert };
}
