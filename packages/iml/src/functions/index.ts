import type { ConstantDefinition, FunctionDefinition } from './definition.js';

export const functions: readonly FunctionDefinition[] = [];

export const constants: readonly ConstantDefinition[] = [];
