/**
 * The value of the keyword `ignore`: the field behaves as if the user had left it empty. Whoever resolves the parameters of
 * a module replaces it; it never reaches a request.
 */
export const IGNORE: unique symbol = Symbol.for('@connect-app/iml/ignore') as never;

/**
 * The value of the keyword `erase`, known to update and universal modules: the field is sent as null, so that the service
 * clears it. Whoever resolves the parameters of a module replaces it.
 */
export const ERASE: unique symbol = Symbol.for('@connect-app/iml/erase') as never;
