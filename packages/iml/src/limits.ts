/** Bounds that keep a hostile template or value from exhausting stack or memory. Crossing one is a typed error. */
export const LIMITS = {
  /** Parentheses, calls, brackets, operators and values inside one another. */
  maxDepth: 256,
  /** Arguments of one call: the engine keeps them on its stack. */
  maxArguments: 20_000,
  /** UTF-16 units of one template. */
  maxTemplateLength: 4_000_000,
  /** UTF-16 units of a text that an expression makes. */
  maxTextLength: 16_000_000,
  /** Elements of an array that an expression makes. */
  maxArrayLength: 1_000_000,
} as const;
