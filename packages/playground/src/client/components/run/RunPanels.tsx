import { useEffect } from 'preact/hooks';
import type { ModuleDetail } from '../../../protocol.js';
import { shownFields, shownStep, shownView } from '../../state/chain-run.js';
import type { Dialog } from '../../state/dialogs.js';
import { loadOutputs } from '../../state/outputs.js';
import { callsOf } from '../../state/webhooks.js';
import { Bundles } from '../bundles/Bundles.js';
import { Chain } from '../chain/Chain.js';
import { EffectiveDefinition } from '../definition/EffectiveDefinition.js';
import { Polling } from '../polling/Polling.js';
import { Requests } from '../requests/Requests.js';
import { Deliveries } from '../webhooks/Deliveries.js';
import { Happenings } from '../webhooks/Happenings.js';
import { SubscribedNow } from '../webhooks/SubscribedNow.js';
import { Webhook } from '../webhooks/Webhook.js';
import { Failures } from './Failures.js';
import { RunBar } from './RunBar.js';

export interface RunPanelsProps {
  readonly module: ModuleDetail;
  readonly dialog: Dialog;
}

/** All that stands beside a dialog: what runs it, and what came of it. */
export function RunPanels({ module, dialog }: RunPanelsProps) {
  const view = shownView(dialog);
  const hasBundles = view.bundles.length > 0;
  const connection = dialog.connection.value;
  useEffect(() => {
    if (hasBundles) void loadOutputs(dialog);
  }, [dialog, hasBundles, connection, module]);
  return (
    <div class="run-panels">
      {dialog.instant ? <Webhook dialog={dialog} /> : <RunBar dialog={dialog} />}
      <Failures errors={view.errors} inputs={view.inputs} />
      <Chain dialog={dialog} />
      {shownStep.value !== undefined && <p class="quiet">What module {shownStep.value} gave:</p>}
      {module.trigger !== undefined && <Polling dialog={dialog} trigger={module.trigger} />}
      {(dialog.instant || module.trigger !== undefined) && <Happenings />}
      {dialog.instant && <Deliveries module={dialog.name} />}
      <Bundles
        view={view}
        fields={shownFields(dialog)}
        empty={dialog.instant ? 'The bundles of a delivery are shown here.' : 'Run the module to see its bundles here.'}
      />
      <Requests
        view={view}
        calls={dialog.instant ? callsOf(dialog.name) : undefined}
        empty={
          dialog.instant
            ? 'Each call of the service, and what attaching asks for, is shown here.'
            : 'Every request of the run, with its answer, is shown here.'
        }
        name={dialog.name}
      />
      <EffectiveDefinition blocks={module.effective} />
      {dialog.instant && <SubscribedNow />}
    </div>
  );
}
