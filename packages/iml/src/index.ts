export type * from './ast.js';
export { type ArgumentCoercion, type CoercionType, coerce, coerceArgument, isCollection } from './coerce.js';
export { compare, type Equality, equal } from './comparison.js';
export { type CompiledTemplate, compile } from './compile.js';
export { type CompiledFilter, compileFilter, type Filter, type FilterCondition } from './compile-filter.js';
export { type CompiledMapping, compileMapping } from './compile-mapping.js';
export { DECISIONS, type Decisions } from './decisions.js';
export type { Environment } from './environment.js';
export { ImlError, type ImlErrorCode, type ImlErrorDetails, isImlError } from './error.js';
export { type EvaluateOptions, evaluate } from './evaluate.js';
export type { Context } from './evaluator.js';
export { fieldErrorText } from './field-error.js';
export type {
  ArgumentType,
  ConstantDefinition,
  Flavour,
  FunctionCall,
  FunctionDefinition,
  FunctionExample,
  FunctionGroup,
  FunctionParameter,
} from './functions/definition.js';
export { listConstants, listFunctions } from './library.js';
export type { CustomFunction, ImlOptions } from './options.js';
export { parse } from './parse.js';
export { type PrintOptions, print } from './print.js';
export { type ReferencedPath, referencedPaths } from './referenced-paths.js';
export { SPREAD_KEY } from './spread.js';
export { type SystemEnvironmentOptions, systemEnvironment } from './system-environment.js';
export { containsIml } from './template.js';
export { jsonText, textForm } from './text-form.js';
export { isTruthy } from './truthiness.js';
export { fromTypedJson, type TypedJson, toTypedJson } from './typed-json.js';
