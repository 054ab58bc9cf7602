import { valueItem } from '../../view/value-items.js';
import { Tree } from './Tree.js';
import { useToggled } from './use-toggled.js';
import { copyValue, ValueLine } from './ValueLine.js';

export interface ValueTreeProps {
  readonly label: string;
  /** Name of the root. */
  readonly title: string;
  readonly value: unknown;
  readonly open?: boolean;
}

/** One value as a tree of its own. */
export function ValueTree({ label, title, value, open = false }: ValueTreeProps) {
  const [toggled, toggle] = useToggled();
  return (
    <Tree
      label={label}
      items={[valueItem('v', { name: title, role: 'whole', value })]}
      isOpen={(key) => toggled.get(key) ?? (open && key === 'v')}
      toggle={toggle}
      line={(content, isOpen) => <ValueLine content={content} open={isOpen} />}
      copy={(content) => void copyValue(content)}
    />
  );
}
