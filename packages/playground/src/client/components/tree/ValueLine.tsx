import { app } from '../../state/app.js';
import { copyText } from '../../state/notice.js';
import { dateText } from '../../view/date-text.js';
import { kindName, summaryOf, type ValueContent } from '../../view/value-items.js';
import { kindOf, plain, shortText, textOf } from '../../view/value-text.js';
import { Icon } from '../Icon.js';

/** Longer values are opened to be read whole. */
const SHOWN = 160;

/**
 * A line of a tree of values: what the app calls it, its name, value, type. Its accessible name begins with the name, which
 * templates use; the label is its description.
 */
export function ValueLine({ content, open }: { readonly content: ValueContent; readonly open: boolean | undefined }) {
  const { name, role, label, note, value } = content;
  if (note !== undefined) {
    return (
      <>
        <b class="tree-name">{name}</b> <span class="tree-summary">{note}</span>
      </>
    );
  }
  const kind = kindOf(value);
  const holds = kind === 'list' || kind === 'collection';
  return (
    <>
      {label !== undefined && (
        <span class="tree-label" aria-hidden="true">
          {label}
        </span>
      )}
      {role === 'whole' ? (
        <b class="tree-name">{name}</b>
      ) : (
        <span class={`tree-name tree-${role}`} data-beside={label === undefined ? undefined : ''}>
          {name}
        </span>
      )}{' '}
      {holds ? (
        <span class="tree-summary">{open === true && kind === 'collection' ? '' : summaryOf(value)}</span>
      ) : (
        <Value value={value} />
      )}{' '}
      {role !== 'line' && role !== 'whole' && <span class="tree-type">{kindName(value)}</span>}
      {role !== 'line' && (
        <button
          type="button"
          class="icon tree-copy"
          tabIndex={-1}
          // Ctrl+C on the line does the same.
          aria-hidden="true"
          title="Copy (Ctrl+C)"
          onClick={(event) => {
            event.stopPropagation();
            void copyValue(content);
          }}
        >
          <Icon name="copy" />
        </button>
      )}
    </>
  );
}

/** A single value as people read it. */
export function Value({ value }: { readonly value: unknown }) {
  const kind = kindOf(value);
  if (kind === 'empty')
    return (
      <span class="value" data-kind="empty">
        {value === null ? 'null' : 'empty'}
      </span>
    );
  if (kind === 'text' && value === '')
    return (
      <span class="value" data-kind="empty">
        empty text
      </span>
    );
  const text = kind === 'date' ? dateText(textOf(value), app.value?.timezone) : shortText(value, SHOWN);
  return (
    <span class="value" data-kind={kind} title={kind === 'date' ? textOf(value) : undefined}>
      {text}
    </span>
  );
}

/** Puts the value of a line on the clipboard: texts as they are, the rest as JSON. */
export function copyValue({ name, value }: ValueContent): Promise<void> {
  const readable = plain(value);
  return copyText(typeof readable === 'string' ? readable : (JSON.stringify(readable, null, 2) ?? ''), name);
}
