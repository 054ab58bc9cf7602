import type { SpecEntry } from '@connect-app/app-runner/form';
import type { FormValues } from '../../../protocol.js';
import { rowsOf } from '../../form/rows.js';
import { withField } from '../../form/values.js';
import { answersOf } from '../../state/form.js';
import { useForm } from './form-context.js';
import { Rows } from './Rows.js';

export interface BlockProps {
  readonly entries: readonly SpecEntry[];
  readonly values: FormValues;
  readonly path: string;
  readonly place?: string;
  /** Values of the levels above (R5.3). */
  readonly above: FormValues;
  readonly change: (values: FormValues) => void;
}

/** The fields of one level: of the dialog itself, of a collection, of an item of a list. */
export function Block({ entries, values, path, place, above, change }: BlockProps) {
  const rows = rowsOf({ entries, values, path, place, answers: answersOf(useForm()) });
  return (
    <div class="fields">
      <Rows
        rows={rows}
        scope={{ ...above, ...values }}
        change={(name, field) => change(withField(values, name, field))}
      />
    </div>
  );
}
