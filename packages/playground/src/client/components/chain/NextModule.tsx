import type { SelectOption } from '@connect-app/app-runner/form';
import { useId, useMemo } from 'preact/hooks';
import type { GroupSummary } from '../../../protocol.js';
import { app } from '../../state/app.js';
import { canFollow, handOn } from '../../state/chain.js';
import { refreshStep } from '../../state/chain-fields.js';
import { chainNote, shownStep } from '../../state/chain-run.js';
import type { Dialog } from '../../state/dialogs.js';
import { moduleName, openModule } from '../../state/route.js';
import { Combobox } from '../combobox/Combobox.js';

/** Adds a module to the chain: the open one becomes a step, the chosen one is opened. */
export function NextModule({ dialog }: { readonly dialog: Dialog }) {
  const id = useId();
  const { groups } = app.value ?? {};
  const options = useMemo(() => optionsOf(groups ?? []), [groups]);

  return (
    <>
      <label for={id} class="quiet">
        Next module
      </label>
      <Combobox
        id={id}
        label="Next module"
        options={options}
        chosen={[]}
        placeholder="Add a module"
        choose={(name) => {
          // When its dialog goes, the field loses the focus and tells once more what was chosen.
          if (typeof name !== 'string' || moduleName.peek() !== dialog.name) return;
          void refreshStep(handOn(dialog));
          shownStep.value = undefined;
          chainNote.value = undefined;
          openModule(name);
        }}
      />
    </>
  );
}

function optionsOf(groups: readonly GroupSummary[]): SelectOption[] {
  return groups.flatMap(({ label: group, modules }) =>
    modules.filter(({ type }) => canFollow(type)).map(({ name, label }) => ({ label, value: name, group })),
  );
}
