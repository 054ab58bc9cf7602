import type { SpecEntry } from '@connect-app/app-runner/form';
import type { Form } from '../../state/form.js';
import { Block } from './Block.js';
import { Field } from './Field.js';
import { FormContext } from './form-context.js';
import { NestingContext } from './nesting.js';

const NESTING = { Block, Field };

/** All the fields of a form. */
export function FormFields({ form, entries }: { readonly form: Form; readonly entries: readonly SpecEntry[] }) {
  return (
    <FormContext.Provider value={form}>
      <NestingContext.Provider value={NESTING}>
        <Block
          entries={entries}
          values={form.values.value}
          path={form.id}
          above={{}}
          change={(values) => {
            form.values.value = values;
          }}
        />
      </NestingContext.Provider>
    </FormContext.Provider>
  );
}
