import { own, specEntries } from '@connect-app/app-runner/form';
import type { ControlProps } from './control-props.js';
import { useNesting } from './nesting.js';
import { TextControl } from './TextControl.js';

/** The fields of a collection. One without a spec is typed as JSON. */
export function CollectionControl(props: ControlProps) {
  const { Block } = useNesting();
  const { row, id, labelId, describedBy, scope, change } = props;
  const entries = specEntries(own(row.spec, 'spec'));
  if (entries.length === 0) return <TextControl {...props} row={{ ...row, spec: { ...row.spec, type: 'json' } }} />;
  const values = row.field.kind === 'collection' ? row.field.fields : {};
  return (
    // biome-ignore lint/a11y/useSemanticElements: the field's label names it, which stands outside
    <div class="group" role="group" id={id} aria-labelledby={labelId} aria-describedby={describedBy}>
      <Block
        entries={entries}
        values={values}
        path={row.key}
        place={`${row.place}.`}
        above={scope}
        change={(fields) => change({ kind: 'collection', fields })}
      />
    </div>
  );
}
