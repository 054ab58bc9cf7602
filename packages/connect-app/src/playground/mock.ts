import type { App } from '@connect-app/app-model';
import type { MockProvider } from '../config.js';

/** Whether an app talks to the service that a mock stands in for: one of its definitions names an origin of the mock. */
export function talksTo(app: App, { origins }: MockProvider): boolean {
  const components = [app.connections, app.rpcs, app.webhooks, app.modules].flatMap((kind) => [...kind.values()]);
  const sections = [app.base, ...components.flatMap((component) => Object.values(component.sections))];
  return sections.some((section) => {
    const text = JSON.stringify(section?.value ?? null);
    return origins.some((origin) => text.includes(origin));
  });
}
