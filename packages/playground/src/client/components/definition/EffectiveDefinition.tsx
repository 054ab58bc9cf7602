import { useMemo } from 'preact/hooks';
import { copyText } from '../../state/notice.js';
import { blocksOf } from '../../view/effective.js';
import { linesOfText } from '../../view/json-lines.js';
import { CodeLines } from '../code/CodeLines.js';
import { Panel } from '../panel/Panel.js';

/** What runs: each block of the module with the app's base in it (R1.3), step by step. */
export function EffectiveDefinition({ blocks: effective }: { readonly blocks: unknown }) {
  const blocks = useMemo(() => blocksOf(effective), [effective]);
  return (
    <Panel title="Definition after base merge" closed>
      {blocks.length === 0 && <p class="quiet">The module has no definition to run.</p>}
      {blocks.map(({ name, text }) => (
        <div key={name} class="definition">
          <div class="definition-head">
            <h3>{name}</h3>
            <button type="button" class="small" onClick={() => void copyText(text, name)}>
              Copy
            </button>
          </div>
          <CodeLines label={`${name} after base merge`} lines={linesOfText(text)} json />
        </div>
      ))}
    </Panel>
  );
}
