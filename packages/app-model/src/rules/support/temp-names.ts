import type { EffectiveStep } from '../../effective/effective-steps.js';
import type { Json, JsonPath } from '../../section.js';
import { isObject } from './json.js';
import { SPREAD } from './texts.js';

/** One name a step puts into `temp`. */
export interface TempName {
  readonly name: string;
  readonly path: JsonPath;
}

/** The names a step puts into `temp`, before and after its request (R1.38); undefined if only running it can tell. */
export function tempNames(step: EffectiveStep): TempName[] | undefined {
  const response = step.value['response'];
  const blocks: [JsonPath, Json | undefined][] = [
    [['temp'], step.value['temp']],
    [['response', 'temp'], isObject(response) ? response['temp'] : undefined],
  ];
  const names: TempName[] = [];
  for (const [path, block] of blocks) {
    if (block === undefined || block === null) continue;
    if (!isObject(block) || SPREAD in block) return undefined;
    for (const name of Object.keys(block)) {
      if (name.includes('{{')) return undefined;
      names.push({ name, path: [...path, name] });
    }
  }
  return names;
}
