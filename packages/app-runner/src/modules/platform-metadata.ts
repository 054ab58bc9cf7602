import type { Bundle } from '../runner/options.js';

/**
 * The bundles with what the platform adds to each of a search: how many there are, and which this is, counted from 1 (R3.4). The
 * total is only known at the end, so the bundles wait for it.
 */
export async function* withPlatformMetadata(
  bundles: AsyncIterable<Bundle>,
  continueWithoutResults: boolean,
): AsyncGenerator<Bundle> {
  const all: Bundle[] = [];
  for await (const bundle of bundles) all.push(bundle);
  if (all.length === 0 && continueWithoutResults) yield { __IMTLENGTH__: 0 };
  for (const [index, bundle] of all.entries()) yield { ...bundle, __IMTLENGTH__: all.length, __IMTINDEX__: index + 1 };
}
