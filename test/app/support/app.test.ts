import { checkApp, loadApp } from '@connect-app/app-model';
import { expect, it } from 'vitest';
it('x', async () => {
  const r = await loadApp('.');
  const f = r.app ? checkApp(r.app, r.diagnostics) : r.diagnostics;
  console.log(f.length, f.map((d) => `${d.file}:${d.line}:${d.column} ${d.severity} ${d.rule} ${d.message}`).join('\n'));
  expect(1).toBe(1);
});
