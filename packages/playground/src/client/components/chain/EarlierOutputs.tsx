import type { ChainStep } from '../../state/chain.js';
import { sampleContext, steps } from '../../state/chain.js';
import { type OutputContent, outputItems } from '../../view/outputs.js';
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
  return (
    <Panel title="Earlier outputs">
      <p class="quiet" aria-live="polite">
        {target === undefined
          ? 'Click into a field of the dialog, then on a value.'
          : `A value goes into “${target.label}”.`}
      </p>
      {steps.value.map((step) => (
        <StepOutputs key={step.number} step={step} />
      ))}
    </Panel>
  );
}

function StepOutputs({ step }: { readonly step: ChainStep }) {
  const [toggled, toggle] = useToggled();
  const { number, label, fields } = step;
  const items = outputItems(number, fields, sampleContext.value[number]);
  return (
    <>
      <h4>
        <span class="chain-number">{number}</span> {label}
      </h4>
      {items.length === 0 ? (
        <p class="quiet">Nothing is known of its bundles until it has run.</p>
      ) : (
        <Tree
          label={`Outputs of module ${number}`}
          items={items}
          isOpen={(key) => toggled.get(key) ?? false}
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
      <span class="output-label">{label}</span> <code class="output-path">{path}</code>{' '}
      <span class="tree-type">{type}</span>{' '}
      {sample === undefined ? null : kind === 'list' || kind === 'collection' ? (
        <span class="tree-summary">{summaryOf(sample)}</span>
      ) : (
        <Value value={sample} />
      )}
    </>
  );
}
