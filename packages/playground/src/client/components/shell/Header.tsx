import type { AppSummary, ModuleSummary } from '../../../protocol.js';
import { online } from '../../state/app.js';
import { openHome } from '../../state/route.js';
import { ConnectionButton } from './ConnectionButton.js';
import { NavButton } from './NavButton.js';
import { ThemeSwitch } from './ThemeSwitch.js';

export interface HeaderProps {
  readonly app: AppSummary;
  readonly module: ModuleSummary | undefined;
}

/** Whose dialogs these are, with which account they run, and how the page looks. */
export function Header({ app, module }: HeaderProps) {
  return (
    <header class="header">
      <NavButton />
      <a
        class="brand"
        href="/"
        onClick={(event) => {
          event.preventDefault();
          openHome();
        }}
      >
        {app.icon !== undefined && (
          <span class="brand-icon">
            <img src={app.icon} alt="" width="20" height="20" />
          </span>
        )}
        <strong>{app.label}</strong>
        <span class="quiet brand-kind">Playground</span>
      </a>
      {!online.value && (
        <p class="offline" role="alert">
          The playground cannot be reached. The page tries again.
        </p>
      )}
      <div class="header-tools">
        {app.connectionTypes.length > 0 && <ConnectionButton app={app} module={module} />}
        <ThemeSwitch />
      </div>
    </header>
  );
}
