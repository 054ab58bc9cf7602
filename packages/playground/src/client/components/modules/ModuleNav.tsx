import { useRef, useState } from 'preact/hooks';
import type { AppSummary } from '../../../protocol.js';
import { navShown } from '../../state/nav-shown.js';
import { moduleName, openModule } from '../../state/route.js';
import { foundModules } from '../../view/module-search.js';
import { Icon } from '../Icon.js';
import { ModuleLink } from './ModuleLink.js';
import { stepThrough } from './step-through.js';
import { useSlash } from './use-slash.js';

/** The modules in the app's groups, and a box to find one. Arrow keys walk through them; Enter in the box opens the first. */
export function ModuleNav({ app }: { readonly app: AppSummary }) {
  const [typed, setTyped] = useState('');
  const box = useRef<HTMLInputElement>(null);
  useSlash(box);
  const groups = foundModules(app.groups, typed);
  const first = groups[0]?.modules[0];
  const count = groups.reduce((sum, group) => sum + group.modules.length, 0);
  return (
    <nav
      class="nav"
      id="modules"
      aria-label="Modules"
      data-shown={navShown.value ? '' : undefined}
      onKeyDown={stepThrough}
    >
      <div class="nav-search">
        <Icon name="search" />
        <input
          ref={box}
          type="search"
          aria-label="Search modules"
          placeholder="Search modules"
          title="/"
          aria-keyshortcuts="/"
          value={typed}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && first !== undefined) openModule(first.name);
            if (event.key === 'Escape') setTyped('');
          }}
        />
      </div>
      <div class="nav-list">
        {groups.map((group) => (
          <section key={group.label} aria-label={group.label}>
            <h2>{group.label}</h2>
            <ul>
              {group.modules.map((module) => (
                <ModuleLink key={module.name} module={module} current={module.name === moduleName.value} />
              ))}
            </ul>
          </section>
        ))}
        {count === 0 && (
          <p class="quiet nav-empty">{typed === '' ? 'The app has no modules.' : `No module is called “${typed}”.`}</p>
        )}
      </div>
    </nav>
  );
}
