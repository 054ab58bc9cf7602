const text = { type: 'string' };
const optionalText = { type: ['string', 'null'] };
const paths = (...codes: string[]) => ({
  type: 'object',
  properties: Object.fromEntries(codes.map((code) => [code, optionalText])),
  additionalProperties: false,
});
const components = (metadata: Record<string, object>, required: string[], ...codes: string[]) => ({
  type: 'object',
  additionalProperties: {
    type: 'object',
    properties: { ...metadata, codeFiles: paths(...codes) },
    required: [...required, 'codeFiles'],
    additionalProperties: false,
  },
});
const accounts = { connection: optionalText, altConnection: optionalText };
const hint = { type: 'boolean' };

/** What `makecomapp.json` may hold (R10.8), stricter than the vendor's editor: each kind has its own metadata and codes. */
export const workspaceSchema = {
  type: 'object',
  properties: {
    fileVersion: { const: 1 },
    generalCodeFiles: {
      ...paths('base', 'common', 'groups', 'readme'),
      required: ['base', 'common', 'groups', 'readme'],
    },
    origins: { type: 'array', maxItems: 0 },
    components: {
      type: 'object',
      properties: {
        connection: components(
          { label: text, connectionType: { enum: ['basic', 'oauth'] } },
          ['label', 'connectionType'],
          ...['communication', 'params', 'scopeList', 'defaultScope', 'common', 'installSpec', 'installDirectives'],
        ),
        endpoint: components(
          {
            label: text,
            description: text,
            annotations: {
              type: 'object',
              properties: { destructiveHint: hint, idempotentHint: hint, openWorldHint: hint, readOnlyHint: hint },
              additionalProperties: false,
            },
            attachedAccounts: { type: 'array', items: text },
          },
          ['label'],
          ...['communication', 'scope', 'inputParameters', 'outputParameters', 'context'],
        ),
        function: components({}, [], 'code', 'test'),
        module: components(
          {
            label: text,
            description: text,
            moduleType: { enum: ['action', 'instant_trigger', 'responder', 'search', 'trigger', 'universal'] },
            actionCrud: { enum: ['create', 'read', 'update', 'delete'] },
            webhook: optionalText,
            ...accounts,
          },
          ['label', 'description', 'moduleType'],
          ...['communication', 'epoch', 'staticParams', 'mappableParams', 'interface', 'samples', 'scope'],
        ),
        rpc: components({ label: text, ...accounts }, ['label'], 'communication', 'params'),
        webhook: components(
          { label: text, webhookType: { enum: ['web', 'web-shared'] }, ...accounts },
          ['label', 'webhookType'],
          ...['communication', 'params', 'attach', 'detach', 'update', 'requiredScope'],
        ),
      },
      required: ['connection', 'endpoint', 'function', 'module', 'rpc', 'webhook'],
      additionalProperties: false,
    },
  },
  required: ['components', 'fileVersion', 'generalCodeFiles', 'origins'],
  additionalProperties: false,
};
