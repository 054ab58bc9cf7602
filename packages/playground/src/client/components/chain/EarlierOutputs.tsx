import { useState } from 'preact/hooks';
import type { ChainStep } from '../../state/chain.js';
import { sampleContext, steps } from '../../state/chain.js';
import { matchingOutputs, type OutputContent, outputItems } from '../../view/outputs.js';
import { summaryOf } from '../../view/value-items.js';
import { kindOf } from '../../view/value-text.js';
import { Panel } from '../panel/Panel.js';
import { insertionTarget } from '../template/use-insertion.js';
import { Tree } from '../tree/Tree.js';
import { useToggled } from '../tree/use-toggled.js';
import { Value } from '../tree/ValueLine.js';

/** What earlier modules gave: a value that is clicked goes into the field that was typed in last, as `{{1.name}}`. */
export function EarlierOutputs() {
  const target = insertionTarget.value;
  const [typed, setTyped] = useState('');
  return (
    <Panel title="Earlier outputs">
      <p class="quiet" aria-live="polite">
        {target === undefined
          ? 'Click into a field of the dialog, then on a value.'
          : `A value goes into “${target.label}”.`}
      </p>
      <input
        type="search"
        class="output-search"
        aria-label="Search earlier outputs"
        placeholder="Search values"
        value={typed}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      {steps.value.map((step) => (
        <StepOutputs key={step.number} step={step} typed={typed} />
      ))}
    </Panel>
  );
}

function StepOutputs({ step, typed }: { readonly step: ChainStep; readonly typed: string }) {
  const [toggled, toggle] = useToggled();
  const { number, label, fields } = step;
  const all = outputItems(number, fields, sampleContext.value[number]);
  const items = matchingOutputs(all, typed);
  return (
    <>
      <h3>
        <span class="chain-number">{number}</span> {label}
      </h3>
      {items.length === 0 ? (
        <p class="quiet">
          {all.length === 0 ? 'Nothing is known of its bundles until it has run.' : 'Nothing of it matches.'}
        </p>
      ) : (
        <Tree
          label={`Outputs of module ${number}`}
          items={items}
          isOpen={(key) => toggled.get(key) ?? typed.trim() !== ''}
          toggle={toggle}
          take={({ path }) => insertionTarget.peek()?.insert(path)}
          line={(content) => <OutputLine content={content} />}
        />
      )}
    </>
  );
}

function OutputLine({ content: { label, path, type, sample } }: { readonly content: OutputContent }) {
  const kind = kindOf(sample);
  return (
    <>
      <span class="output-label" data-absent={sample === undefined ? '' : undefined}>
        {label}
      </span>{' '}
      <code class="output-path">{path}</code> <span class="tree-type">{type}</span>{' '}
      {sample === undefined ? null : kind === 'list' || kind === 'collection' ? (
        <span class="tree-summary">{summaryOf(sample)}</span>
      ) : (
        <Value value={sample} />
      )}
    </>
  );
}
