import { useEffect } from 'preact/hooks';
import { app, appFailure, modules } from '../state/app.js';
import { connectionsShown } from '../state/connections-shown.js';
import { moduleName } from '../state/route.js';
import { ConnectionsDialog } from './connections/ConnectionsDialog.js';
import { ModulePage } from './dialog/ModulePage.js';
import { AppErrors } from './findings/AppErrors.js';
import { Home } from './home/Home.js';
import { ModuleNav } from './modules/ModuleNav.js';
import { Header } from './shell/Header.js';
import { NoticeBar } from './shell/NoticeBar.js';

/** The whole page: the header, the list of modules, and the dialog that is open. */
export function App() {
  const current = app.value;
  const name = moduleName.value;
  const module = name === undefined ? undefined : modules.value.get(name);
  useEffect(() => {
    document.title = [module?.label, current?.label ?? 'Playground'].filter(Boolean).join(' · ');
  }, [module?.label, current?.label]);
  if (current === undefined) return <Waiting />;
  return (
    <>
      <SkipLink />
      <Header app={current} module={module} />
      <AppErrors findings={current.findings} />
      <div class="columns">
        <ModuleNav app={current} />
        <main id="main" tabIndex={-1}>
          {module !== undefined ? (
            <ModulePage key={`${module.name} ${module.type}`} module={module} />
          ) : (
            <Home app={current} missing={name} />
          )}
        </main>
      </div>
      <NoticeBar />
      {connectionsShown.value !== undefined && <ConnectionsDialog app={current} type={connectionsShown.value.type} />}
    </>
  );
}

/** Goes past the list of modules. The address stays: it holds the dialog's values. */
function SkipLink() {
  return (
    <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
      Skip to the dialog
    </button>
  );
}

function Waiting() {
  const failure = appFailure.value;
  return (
    <main class="waiting" id="main">
      {failure === undefined ? <p class="quiet">Loading…</p> : <p role="alert">{failure}</p>}
    </main>
  );
}
