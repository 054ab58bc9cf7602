import type { ModuleType } from '@connect-app/app-model';
import { typeWord } from '../../view/module-type.js';

/** What kind of module this is, in a word. */
export function TypeBadge({ type }: { readonly type: ModuleType }) {
  return (
    <span class="badge" data-type={type}>
      {typeWord(type)}
    </span>
  );
}
