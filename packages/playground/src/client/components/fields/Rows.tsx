import { own } from '@connect-app/app-runner/form';
import type { FieldValue, FormValues } from '../../../protocol.js';
import type { Row } from '../../form/rows.js';
import { Field } from './Field.js';
import { useForm } from './form-context.js';
import { Note } from './Note.js';
import { RemoteFields } from './RemoteFields.js';

export interface RowsProps {
  readonly rows: readonly Row[];
  readonly scope: FormValues;
  readonly change: (name: string, field: FieldValue) => void;
}

/** Rows in their order; those that their parent opened stand indented below it. Advanced ones show when asked for (R6.11). */
export function Rows({ rows, scope, change }: RowsProps) {
  const { advanced } = useForm();
  return (
    <>
      {rows.map((row) => {
        if (row.kind === 'remote') return <RemoteFields key={row.key} row={row} scope={scope} />;
        if (own(row.spec, 'advanced') === true && !advanced.value) return null;
        if (row.kind === 'note') return <Note key={row.key} spec={row.spec} />;
        if (row.spec.type === 'hidden' && row.nested.length === 0) return null;
        return (
          <div key={row.key}>
            {row.spec.type !== 'hidden' && (
              <Field row={row} scope={scope} change={(field) => change(row.name, field)} />
            )}
            {row.nested.length > 0 && (
              <div class="nested">
                <Rows rows={row.nested} scope={scope} change={change} />
              </div>
            )}
          </div>
        );
      })}
    </>
  );
}
