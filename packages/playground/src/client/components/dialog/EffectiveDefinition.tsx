import type { Json } from '@connect-app/app-model';

/** The blocks of a module as they run: with what base gives to each (R1.3). */
export function EffectiveDefinition({ blocks }: { readonly blocks: Json }) {
  const entries = typeof blocks === 'object' && blocks !== null ? Object.entries(blocks) : [];
  if (entries.length === 0) return null;
  return (
    <details class="definition">
      <summary>Definition after the base merge</summary>
      {entries.map(([name, steps]) => (
        <section key={name} aria-label={name}>
          <h3>{name}</h3>
          <pre class="code">
            {JSON.stringify(Array.isArray(steps) && steps.length === 1 ? steps[0] : steps, undefined, 2)}
          </pre>
        </section>
      ))}
    </details>
  );
}
