import { RunError } from '../errors/index.js';

/** The component by name. @throws RunError `unknown-component` that lists what there is. */
export function componentOf<Component>(
  components: ReadonlyMap<string, Component>,
  kind: string,
  name: string,
): Component {
  const found = components.get(name);
  if (found) return found;
  const known = [...components.keys()];
  throw new RunError({
    type: 'InvalidConfigurationError',
    code: 'unknown-component',
    message: `The app has no ${kind} '${name}'.${known.length > 0 ? ` It has: ${known.join(', ')}.` : ''}`,
  });
}
