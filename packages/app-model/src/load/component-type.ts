import { type ConnectionType, MODULE_TYPE_IDS, type ModuleType, type WebhookType } from '../app.js';
import { childOf, keyPlace } from '../json/tree.js';
import type { Report } from '../reporter.js';
import type { ComponentSource } from './component-source.js';
import { guessConnectionType, guessModuleType } from './guess-type.js';
import { textOf } from './provenance.js';

/** `type` as a word, as a number, or `typeId` (R10.2, R10.18). */
export function moduleType(source: ComponentSource, report: Report): ModuleType {
  const { metadata } = source;
  for (const key of ['type', 'typeId', 'type_id']) {
    const child = childOf(metadata, key);
    if (child?.kind !== 'scalar' || child.value === null) continue;
    const written = String(child.value);
    for (const [type, id] of Object.entries(MODULE_TYPE_IDS)) {
      if (written === type || written === String(id)) return type as ModuleType;
    }
  }
  const guess = guessModuleType(source);
  if (!source.undescribed) {
    report({
      rule: 'metadata/type',
      severity: 'error',
      message: `The module "${source.name}" needs a type: ${Object.keys(MODULE_TYPE_IDS).join(', ')}. It is read as ${guess}.`,
      at: keyPlace(metadata, ['type']).location(),
    });
  }
  return guess;
}

/** The API knows finer types (oauth1, oauth2, apikey …, R8.1); to the model only the flow matters. */
export function connectionType(source: ComponentSource, report: Report): ConnectionType {
  const written = textOf(source.metadata, 'type');
  if (written?.startsWith('oauth')) return 'oauth';
  if (written !== undefined) return 'basic';
  const guess = guessConnectionType(source);
  if (!source.undescribed) {
    report({
      rule: 'metadata/type',
      severity: 'warning',
      message: `The connection "${source.name}" does not say its type: basic or oauth. It is read as ${guess}.`,
      at: source.metadata.place.location(),
    });
  }
  return guess;
}

/** A dedicated webhook unless it says that it is shared. */
export function webhookType(source: ComponentSource, report: Report): WebhookType {
  const written = textOf(source.metadata, 'type');
  if (written === 'web' || written === 'web-shared') return written;
  if (!source.undescribed) {
    report({
      rule: 'metadata/type',
      severity: 'warning',
      message: `The webhook "${source.name}" does not say its type: web (dedicated) or web-shared. It is read as web.`,
      at: keyPlace(source.metadata, ['type']).location(),
    });
  }
  return 'web';
}
