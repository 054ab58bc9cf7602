import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Form } from '../../state/form.js';

export const FormContext = createContext<Form | undefined>(undefined);

/** The form a field stands in. */
export function useForm(): Form {
  const form = useContext(FormContext);
  if (form === undefined) throw new Error('A field stands outside of a form.');
  return form;
}
