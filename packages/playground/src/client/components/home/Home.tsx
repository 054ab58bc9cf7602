import type { AppSummary } from '../../../protocol.js';
import { FindingList } from '../findings/FindingList.js';

export interface HomeProps {
  readonly app: AppSummary;
  /** A module the address names and the app does not have. */
  readonly missing: string | undefined;
}

/** What is seen before a module is chosen: the app, and the findings that belong to no module. */
export function Home({ app, missing }: HomeProps) {
  const modules = app.groups.flatMap((group) => group.modules);
  const remarks = app.findings.filter(({ severity }) => severity !== 'error');
  const found = modules.reduce((sum, module) => sum + module.findings, 0);
  return (
    <div class="home">
      {missing !== undefined && (
        <p class="problem-box" role="alert">
          The app has no module “{missing}”.
        </p>
      )}
      <h1>{app.label}</h1>
      {app.description !== '' && <p>{app.description}</p>}
      <p class="quiet">
        {modules.length} modules in {app.groups.length} groups. Choose one from the list to fill in its dialog and run
        it. What you save in the app’s files shows here within a second.
      </p>
      <dl class="keys">
        <dt>
          <kbd>/</kbd>
        </dt>
        <dd>searches the modules; arrow keys walk through them</dd>
        <dt>
          <kbd>Ctrl</kbd> <kbd>Enter</kbd>
        </dt>
        <dd>runs the open module</dd>
        <dt>
          <kbd>{'{{'}</kbd>
        </dt>
        <dd>typed into a field begins an expression</dd>
      </dl>
      {remarks.length > 0 && (
        <section aria-label="Findings">
          <h2>Findings that belong to no module</h2>
          <FindingList findings={remarks} kind="remarks" />
        </section>
      )}
      {app.findings.length === 0 && found === 0 && modules.length > 0 && (
        <p class="quiet">The check has no findings.</p>
      )}
    </div>
  );
}
