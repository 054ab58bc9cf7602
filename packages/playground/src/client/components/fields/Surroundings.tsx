import { own, type ParameterSpec } from '@connect-app/app-runner/form';
import type { ComponentChildren } from 'preact';

/** Whether nobody may change a field: `readonly` ones are submitted, `disabled` ones are not (R6.3). */
export function isFixed(spec: ParameterSpec): boolean {
  return own(spec, 'readonly') === true || own(spec, 'disabled') === true;
}

export interface SurroundingsProps {
  readonly spec: ParameterSpec;
  readonly children: ComponentChildren;
}

/** What stands around a control: units before and after it (R6.3); all of it off where nobody may change the field. */
export function Surroundings({ spec, children }: SurroundingsProps) {
  const before = textAt(spec, 'prefix');
  const after = textAt(spec, 'postfix');
  const control =
    before === undefined && after === undefined ? (
      children
    ) : (
      <div class="with-unit">
        {before && <span class="unit">{before}</span>}
        {children}
        {after && <span class="unit">{after}</span>}
      </div>
    );
  if (!isFixed(spec)) return <>{control}</>;
  return (
    <fieldset class="fixed" role="presentation" disabled>
      {control}
    </fieldset>
  );
}

function textAt(spec: ParameterSpec, attribute: string): string | undefined {
  const text = own(spec, attribute);
  return typeof text === 'string' && text !== '' ? text : undefined;
}
