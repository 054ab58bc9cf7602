import { expressionSyntax } from './expression-syntax.js';
import { instantTriggerWebhook } from './instant-trigger-webhook.js';
import { limitZero } from './limit-zero.js';
import { oauthState } from './oauth-state.js';
import { paginationLosesPage } from './pagination-loses-page.js';
import { queryTwice } from './query-twice.js';
import { relativeConnectionUrl } from './relative-connection-url.js';
import { requiredAdvanced } from './required-advanced.js';
import { reservedName } from './reserved-name.js';
import type { Rule } from './rule.js';
import { unbracedIterate } from './unbraced-iterate.js';
import { unknownErrorType } from './unknown-error-type.js';
import { unknownFunction } from './unknown-function.js';
import { unknownParameter } from './unknown-parameter.js';
import { unknownReference } from './unknown-reference.js';
import { unknownRpc } from './unknown-rpc.js';
import { unsanitisedSecret } from './unsanitised-secret.js';
import { verificationCondition } from './verification-condition.js';

/** Every lint rule, by code. */
export const RULES: readonly Rule[] = [
  expressionSyntax,
  instantTriggerWebhook,
  limitZero,
  oauthState,
  paginationLosesPage,
  queryTwice,
  relativeConnectionUrl,
  requiredAdvanced,
  reservedName,
  unbracedIterate,
  unknownErrorType,
  unknownFunction,
  unknownParameter,
  unknownReference,
  unknownRpc,
  unsanitisedSecret,
  verificationCondition,
];
