import { useId } from 'preact/hooks';
import { app } from '../../state/app.js';
import { canFollow, handOn } from '../../state/chain.js';
import { chainNote, shownStep } from '../../state/chain-run.js';
import type { Dialog } from '../../state/dialogs.js';
import { openModule } from '../../state/route.js';
import { Combobox } from '../combobox/Combobox.js';

/** Adds a module to the chain: the open one becomes a step, the chosen one is opened. */
export function NextModule({ dialog }: { readonly dialog: Dialog }) {
  const id = useId();
  const options = (app.value?.groups ?? []).flatMap((group) =>
    group.modules
      .filter(({ type }) => canFollow(type))
      .map(({ name, label }) => ({ label, value: name, group: group.label })),
  );
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
          if (typeof name !== 'string') return;
          handOn(dialog);
          shownStep.value = undefined;
          chainNote.value = undefined;
          openModule(name);
        }}
      />
    </>
  );
}
