import { actionIterates } from './action-iterates.js';
import { attachWithoutDetach } from './attach-without-detach.js';
import { bodyIgnored } from './body-ignored.js';
import { deadNested } from './dead-nested.js';
import { defaultTypeMismatch } from './default-type-mismatch.js';
import { duplicateName } from './duplicate-name.js';
import { epochOutput } from './epoch-output.js';
import { expressionSyntax } from './expression-syntax.js';
import { fieldLabelStyle } from './field-label-style.js';
import { fieldOrder } from './field-order.js';
import { functionDirectCall } from './function-direct-call.js';
import { functionName } from './function-name.js';
import { functionSource } from './function-source.js';
import { helpStyle } from './help-style.js';
import { indexZero } from './index-zero.js';
import { instantTriggerWebhook } from './instant-trigger-webhook.js';
import { interfaceWithoutOutput } from './interface-without-output.js';
import { itemWithoutIterate } from './item-without-iterate.js';
import { limitField } from './limit-field.js';
import { limitZero } from './limit-zero.js';
import { missing401Mapping } from './missing-401-mapping.js';
import { missingConnectionName } from './missing-connection-name.js';
import { missingEpoch } from './missing-epoch.js';
import { missingIcon } from './missing-icon.js';
import { missingReadme } from './missing-readme.js';
import { missingRetryMapping } from './missing-retry-mapping.js';
import { missingUniversalModule } from './missing-universal-module.js';
import { moduleDescriptionStyle } from './module-description-style.js';
import { moduleLabelStyle } from './module-label-style.js';
import { oauthState } from './oauth-state.js';
import { paginationLosesPage } from './pagination-loses-page.js';
import { paginationWithoutEnd } from './pagination-without-end.js';
import { queryTwice } from './query-twice.js';
import { relativeConnectionUrl } from './relative-connection-url.js';
import { relativeUrlWithoutBase } from './relative-url-without-base.js';
import { repeatReadsBody } from './repeat-reads-body.js';
import { requiredAdvanced } from './required-advanced.js';
import { reservedName } from './reserved-name.js';
import { rpcWithoutLimit } from './rpc-without-limit.js';
import type { Rule } from './rule.js';
import { sampleWithoutInterface } from './sample-without-interface.js';
import { searchWithoutLimit } from './search-without-limit.js';
import { surplusArgument } from './surplus-argument.js';
import { triggerDirective } from './trigger-directive.js';
import { unbracedExpression } from './unbraced-expression.js';
import { unbracedIterate } from './unbraced-iterate.js';
import { ungroupedModule } from './ungrouped-module.js';
import { unknownConnectionVariable } from './unknown-connection-variable.js';
import { unknownDefaultOption } from './unknown-default-option.js';
import { unknownErrorType } from './unknown-error-type.js';
import { unknownFunction } from './unknown-function.js';
import { unknownGroupModule } from './unknown-group-module.js';
import { unknownParameter } from './unknown-parameter.js';
import { unknownReference } from './unknown-reference.js';
import { unknownRpc } from './unknown-rpc.js';
import { unknownTemp } from './unknown-temp.js';
import { unknownVariable } from './unknown-variable.js';
import { unknownWebhookVariable } from './unknown-webhook-variable.js';
import { unsanitisedSecret } from './unsanitised-secret.js';
import { unsanitisedToken } from './unsanitised-token.js';
import { unusedComponent } from './unused-component.js';
import { unusedParameter } from './unused-parameter.js';
import { unusedTemp } from './unused-temp.js';
import { verificationCondition } from './verification-condition.js';

/** Every lint rule, by code. */
export const RULES: readonly Rule[] = [
  actionIterates,
  attachWithoutDetach,
  bodyIgnored,
  deadNested,
  defaultTypeMismatch,
  duplicateName,
  epochOutput,
  expressionSyntax,
  fieldLabelStyle,
  fieldOrder,
  functionDirectCall,
  functionName,
  functionSource,
  helpStyle,
  indexZero,
  instantTriggerWebhook,
  interfaceWithoutOutput,
  itemWithoutIterate,
  limitField,
  limitZero,
  missing401Mapping,
  missingConnectionName,
  missingEpoch,
  missingIcon,
  missingReadme,
  missingRetryMapping,
  missingUniversalModule,
  moduleDescriptionStyle,
  moduleLabelStyle,
  oauthState,
  paginationLosesPage,
  paginationWithoutEnd,
  queryTwice,
  relativeConnectionUrl,
  relativeUrlWithoutBase,
  repeatReadsBody,
  requiredAdvanced,
  reservedName,
  rpcWithoutLimit,
  sampleWithoutInterface,
  searchWithoutLimit,
  surplusArgument,
  triggerDirective,
  unbracedExpression,
  unbracedIterate,
  ungroupedModule,
  unknownConnectionVariable,
  unknownDefaultOption,
  unknownErrorType,
  unknownFunction,
  unknownGroupModule,
  unknownParameter,
  unknownReference,
  unknownRpc,
  unknownTemp,
  unknownVariable,
  unknownWebhookVariable,
  unsanitisedSecret,
  unsanitisedToken,
  unusedComponent,
  unusedParameter,
  unusedTemp,
  verificationCondition,
];
