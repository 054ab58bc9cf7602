import { useEffect, useRef } from 'preact/hooks';
import type { ModuleDetail } from '../../../protocol.js';
import { hasAdvanced, rowsOf } from '../../form/rows.js';
import { type Dialog, entriesOf } from '../../state/dialogs.js';
import { answersOf } from '../../state/form.js';
import { FormFields } from '../fields/FormFields.js';
import { ShowAdvanced } from '../fields/ShowAdvanced.js';
import { ConnectionField } from './ConnectionField.js';
import { headingIdOf } from './heading-id.js';
import { showFirstProblem } from './show-first-problem.js';

/** Everything a scenario builder fills in. */
export function DialogForm({ module, dialog }: { readonly module: ModuleDetail; readonly dialog: Dialog }) {
  const { form } = dialog;
  const element = useRef<HTMLFormElement>(null);
  const entries = entriesOf(dialog);
  const rows = rowsOf({ entries, values: form.values.value, path: form.id, answers: answersOf(form) });
  const problems = form.problems.value;
  useEffect(() => {
    if (problems.size > 0 && form.problemsAreNew) showFirstProblem(form, element.current);
  }, [problems, form]);
  return (
    <form
      ref={element}
      class="dialog-form"
      aria-labelledby={headingIdOf(module.name)}
      onSubmit={(event) => event.preventDefault()}
    >
      {module.connection !== undefined && <ConnectionField module={module} dialog={dialog} />}
      {entries.length === 0 && <p class="quiet">This module asks for nothing.</p>}
      <FormFields form={form} entries={entries} />
      {hasAdvanced(rows) && <ShowAdvanced form={form} />}
      {module.erasable && (
        <p class="help">
          An empty field leaves what is stored as it is; map <code>{'{{erase}}'}</code> to empty it.
        </p>
      )}
    </form>
  );
}
