import { useEffect, useRef } from 'preact/hooks';
import type { ModuleSummary } from '../../../protocol.js';
import { addressOf, openModule } from '../../state/route.js';
import { TypeBadge } from './TypeBadge.js';

/** A module in the list: the link is named by its label; type and findings stand beside it. */
export function ModuleLink({ module, current }: { readonly module: ModuleSummary; readonly current: boolean }) {
  const { name, label, description, type, findings } = module;
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) element.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <li ref={element} class="module-link" title={description}>
      <a
        href={addressOf(name)}
        aria-current={current ? 'page' : undefined}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          openModule(name);
        }}
      >
        {label}
      </a>
      {findings > 0 && (
        <span class="count" title={`${findings} ${findings === 1 ? 'finding' : 'findings'} of the check`}>
          {findings}
          <span class="hidden"> {findings === 1 ? 'finding' : 'findings'}</span>
        </span>
      )}
      <TypeBadge type={type} />
    </li>
  );
}
