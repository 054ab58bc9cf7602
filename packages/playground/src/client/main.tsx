import { render } from 'preact';

const root = document.getElementById('page');
if (root) {
  render(
    <main>
      <p>The dialogs are not built yet. The server behind this page runs; use connect-app exec in a shell meanwhile.</p>
    </main>,
    root,
  );
}
