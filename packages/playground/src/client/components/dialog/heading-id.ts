import { idOf } from '../fields/control-props.js';

/** Id of the heading that names the dialog of a module. */
export function headingIdOf(module: string): string {
  return idOf(`dialog-${module}`);
}
