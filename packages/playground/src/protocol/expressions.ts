/** `bundles` as in {@link RunRequest}: only a preview reads them. */
export interface ExpressionCall {
  readonly template: string;
  readonly bundles?: Readonly<Record<string, unknown>>;
}

/** `POST /api/expressions/check`: is this template well formed? */
export interface ExpressionCheck {
  readonly error?: { readonly message: string; readonly position: number };
}

/** The value a template has for these bundles, as typed JSON. */
export interface ExpressionPreview extends ExpressionCheck {
  readonly value?: unknown;
}

/** `GET /api/expressions/names`: what completion offers. */
export interface ExpressionNames {
  readonly functions: readonly {
    readonly name: string;
    readonly signature: string;
    readonly help: string;
    readonly group: string;
  }[];
  readonly keywords: readonly { readonly name: string; readonly help: string }[];
}
