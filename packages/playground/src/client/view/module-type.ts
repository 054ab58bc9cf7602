import type { ModuleType } from '@connect-app/app-model';

const WORDS: Readonly<Partial<Record<ModuleType, string>>> = { instant_trigger: 'instant', trigger: 'polling' };

/** The word of the scenario editor for a type: triggers are told apart by how they hear of what is new. */
export function typeWord(type: ModuleType): string {
  return WORDS[type] ?? type;
}
