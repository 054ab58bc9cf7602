import type { GroupSummary, ModuleSummary } from '../../protocol.js';
import { typeWord } from './module-type.js';

/** The groups with the modules that hold every word typed in label, name, description, type or group; empty groups are left out. */
export function foundModules(groups: readonly GroupSummary[], typed: string): readonly GroupSummary[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  const fits = (group: GroupSummary, module: ModuleSummary): boolean => {
    const { label, name, description, type } = module;
    const text = [label, name, description, typeWord(type), group.label].join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return groups
    .map((group) => ({ ...group, modules: group.modules.filter((module) => fits(group, module)) }))
    .filter(({ modules }) => modules.length > 0);
}
