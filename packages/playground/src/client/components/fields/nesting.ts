import { type ComponentType, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { BlockProps } from './Block.js';
import type { FieldProps } from './Field.js';

/**
 * What lists and collections draw their fields with. Those may be lists again: this circle is closed where the form is drawn
 * (`FormFields`), not by imports.
 */
export interface Nesting {
  readonly Block: ComponentType<BlockProps>;
  readonly Field: ComponentType<FieldProps>;
}

export const NestingContext = createContext<Nesting | undefined>(undefined);

export function useNesting(): Nesting {
  const nesting = useContext(NestingContext);
  if (nesting === undefined) throw new Error('A field stands outside of a form.');
  return nesting;
}
