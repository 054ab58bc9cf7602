import type { TemplateNode } from './ast.js';
import type { FieldPath } from './field-path.js';

/** A mapping that has been read: its templates parsed and checked, everything else as it was. */
export type MappingNode = ConstantMapping | TemplateMapping | ArrayMapping | ObjectMapping;

/** A value that stands for itself. */
export interface ConstantMapping {
  readonly type: 'constant';
  readonly value: unknown;
}

/** A text with at least one expression. */
export interface TemplateMapping {
  readonly type: 'template';
  readonly text: string;
  readonly parts: TemplateNode['parts'];
  /** Its place in a mapping, which errors name; a template of its own has none. */
  readonly path: FieldPath | undefined;
}

export interface ArrayMapping {
  readonly type: 'array';
  readonly items: readonly MappingNode[];
}

export interface ObjectMapping {
  readonly type: 'object';
  readonly members: readonly MappingMember[];
}

/** A member of an object: its key is a text, a template, or the key that spreads its value (IML §5). */
export interface MappingMember {
  readonly key: string | TemplateMapping | typeof SPREAD;
  readonly value: MappingNode;
  readonly path: FieldPath;
}

/** Stands for the key whose value is merged into the object around it. */
export const SPREAD: unique symbol = Symbol('{{...}}');
