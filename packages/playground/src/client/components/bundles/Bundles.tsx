import type { SpecEntry } from '@connect-app/app-runner/form';
import { useState } from 'preact/hooks';
import { copyText } from '../../state/notice.js';
import { bundleItems, isOpenBundle } from '../../view/bundle-items.js';
import { jsonListLines } from '../../view/json-lines.js';
import { count } from '../../view/quantities.js';
import type { RunView } from '../../view/run-view.js';
import { plain } from '../../view/value-text.js';
import { CodeLines } from '../code/CodeLines.js';
import { Panel } from '../panel/Panel.js';
import { Tree } from '../tree/Tree.js';
import { useToggled } from '../tree/use-toggled.js';
import { copyValue, ValueLine } from '../tree/ValueLine.js';

export interface BundlesProps {
  readonly view: RunView;
  /** What the module's interface says of them. */
  readonly fields: readonly SpecEntry[];
  /** What is said while there are none. */
  readonly empty: string;
}

/** What a run gave, as a tree or as JSON, growing while pages arrive. */
export function Bundles({ view, fields, empty }: BundlesProps) {
  const [json, setJson] = useState(false);
  const { bundles } = view;
  const values = bundles.map(({ bundle }) => bundle);
  const actions = (
    <>
      <fieldset class="segments" aria-label="Show bundles as">
        <button type="button" aria-pressed={!json} onClick={() => setJson(false)}>
          Tree
        </button>
        <button type="button" aria-pressed={json} onClick={() => setJson(true)}>
          JSON
        </button>
      </fieldset>
      <button
        type="button"
        class="small"
        disabled={bundles.length === 0}
        onClick={() => void copyText(JSON.stringify(values.map(plain), null, 2), count(bundles.length, 'bundle'))}
      >
        Copy JSON
      </button>
    </>
  );
  const nothing = bundles.length === 0 && (view.inputs <= 1 || view.status === 'idle');
  return (
    <Panel
      title="Bundles"
      aside={view.status === 'idle' ? undefined : bundles.length.toLocaleString('en')}
      actions={actions}
    >
      {nothing ? (
        <p class="quiet">{emptyText(view, empty)}</p>
      ) : json ? (
        <CodeLines label="Bundles as JSON" lines={jsonListLines(values)} json />
      ) : (
        <BundleTree view={view} fields={fields} />
      )}
    </Panel>
  );
}

function BundleTree({ view, fields }: Pick<BundlesProps, 'view' | 'fields'>) {
  const [toggled, toggle] = useToggled();
  return (
    <Tree
      label="Bundles"
      items={bundleItems(view, fields)}
      isOpen={isOpenBundle(toggled)}
      toggle={toggle}
      line={(content, open) => <ValueLine content={content} open={open} />}
      describe={({ label }) => label}
      copy={(content) => void copyValue(content)}
    />
  );
}

function emptyText({ status }: RunView, empty: string): string {
  switch (status) {
    case 'idle':
      return empty;
    case 'running':
      return 'Waiting for the first bundle…';
    case 'done':
      return 'The run gave no bundles.';
    default:
      return 'No bundles came before the run ended.';
  }
}
