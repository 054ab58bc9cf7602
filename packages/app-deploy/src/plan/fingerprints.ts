import { fingerprint } from '../model/block.js';
import type { DesiredApp } from '../model/desired.js';
import { blockKey, ownerKey } from '../model/keys.js';
import { metadataText } from '../model/metadata.js';

/** Fingerprints of everything that the sources want, by key: what the instance holds once a deployment is through. */
export function fingerprintsOf(desired: DesiredApp): Record<string, string> {
  const owners = [
    { key: 'app', metadata: desired.metadata, blocks: desired.blocks },
    ...desired.components.map((component) => ({ ...component, key: ownerKey(component) })),
  ];
  const found: Record<string, string> = {};
  for (const { key, metadata, blocks } of owners) {
    const texts = [['metadata', metadataText(metadata)] as const, ...blocks];
    for (const [block, text] of texts) {
      const whole = blockKey(key, block);
      found[whole] = fingerprint(whole, text);
    }
  }
  return found;
}
