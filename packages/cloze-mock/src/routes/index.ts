import type { Handlers } from '../route.js';
import { analyticsHandlers } from './analytics.js';
import { messageHandlers } from './messages.js';
import { relationHandlers } from './relations.js';
import { settingsHandlers } from './settings.js';
import { teamHandlers } from './team.js';
import { timelineHandlers } from './timeline.js';
import { userHandlers } from './user.js';

/** The handlers of all operations that are not an extension's. */
export const HANDLERS: Handlers = {
  ...userHandlers,
  ...relationHandlers,
  ...settingsHandlers,
  ...teamHandlers,
  ...timelineHandlers,
  ...messageHandlers,
  ...analyticsHandlers,
};
