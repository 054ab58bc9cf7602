import { ClozeError, ERROR_CODES, invalidValue, notFound } from '../errors.js';
import type { Member, Settings } from '../model/settings.js';
import type { Call, Handlers } from '../route.js';

/** Teammates, the hierarchy and the roles. */
export const teamHandlers: Handlers = {
  // The document has name and email, real answers had isMe, key and name: all four.
  listTeamMembers: ({ store, account }) => ({
    errorcode: 0,
    list: store.settings.members.map(({ email, name, role, node }) => ({
      name,
      email,
      key: email,
      isMe: email === account.email,
      role,
      node,
    })),
  }),
  // The document has `list`, the legacy answer `roles` (S8): both.
  listTeamRoles: ({ store }) => {
    const { roles } = team(store.settings);
    return { errorcode: 0, list: roles, roles };
  },
  listTeamNodes: ({ store }) => ({
    errorcode: 0,
    list: team(store.settings).nodes.map(({ node, label }) => ({
      node,
      fullPathLabel: node.split('/').filter(Boolean).join(' > '),
      leafLabel: label,
      depth: node.split('/').length - 1,
    })),
  }),
  updateTeamMember,
};

/** @throws ClozeError 62 without a team: that there is an error was seen (S3), its number was not. */
function team(settings: Settings): Settings {
  if (settings.members.length > 0) return settings;
  throw new ClozeError(ERROR_CODES.notFound, 'The account does not belong to a team');
}

function updateTeamMember(call: Call): unknown {
  const { store } = call;
  const body = call.body();
  const key = body['key'];
  if (typeof key !== 'string' || key === '')
    throw new ClozeError(ERROR_CODES.noIdentifiers, 'No identifiers available');
  const { members, roles } = team(store.settings);
  const found = members.find(({ email }) => email.toLowerCase() === key.toLowerCase());
  if (!found) throw notFound();
  const { role, nodeByParts, node } = body;
  if (role !== undefined && !roles.some(({ id }) => id === role)) throw invalidValue('role', role);
  const path = Array.isArray(nodeByParts) ? `/${nodeByParts.join('/')}` : node;
  const next: Member = {
    ...found,
    ...(typeof role === 'string' && { role }),
    ...(typeof path === 'string' && { node: path }),
    ...lists(body),
    keywords: keywordsAfter(found.keywords ?? [], body['keywords']),
  };
  store.settings = { ...store.settings, members: members.map((member) => (member === found ? next : member)) };
  return { errorcode: 0 };
}

function lists(body: Readonly<Record<string, unknown>>): Partial<Member> {
  const taken: Record<string, unknown> = {};
  for (const name of ['secondaryNodes', 'visibleAt', 'customFields'])
    if (Array.isArray(body[name])) taken[name] = body[name];
  return taken;
}

function keywordsAfter(before: readonly string[], change: unknown): string[] {
  const { add = [], remove = [] } = (change ?? {}) as { add?: string[]; remove?: string[] };
  return [...new Set([...before, ...add])].filter((keyword) => !remove.includes(keyword)).sort();
}
