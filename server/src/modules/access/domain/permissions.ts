/**
 * What a route may declare. This is the coarse gate, by role and by what a token was made for; which objects
 * an actor sees and which step they may take is decided by each module's policy.
 */
import type { Role, TokenScope } from '@veche/contract/access.ts'
import { ROLES } from '@veche/contract/values/access.ts'
import type { GatedRight } from '@veche/contract/values/courses.ts'
import type { Permission } from '@veche/contract/values/permissions.ts'
import { type Actor, hasRole, type RestingRight, scopesOf } from './actor.ts'

export type PermissionRule = {
  roles: readonly Role[] | 'any'
  /** Null: a person in a browser only. */
  tokenScope: TokenScope | null
  /** Open to a person who has not yet done what the account asks for first. */
  isOpenBefore?: readonly Duty[]
  /** Held by a grant of the whole region only: what stands behind it has no scope of its own. */
  isRegionOnly?: true
}

/** What a person must do before the product opens, in this order. */
export const DUTIES = ['own_password', 'second_factor'] as const
export type Duty = (typeof DUTIES)[number]

const READERS: readonly Role[] = [
  'dispatcher',
  'moderator',
  'coordinator',
  'executor',
  'head',
  'fact_checker',
  'analyst',
]
const WORKERS: readonly Role[] = ['dispatcher', 'moderator', 'coordinator', 'executor', 'head']

const CHAT_WORKERS: readonly Role[] = [...WORKERS, 'chat_moderator']
const CHAT_READERS: readonly Role[] = [...CHAT_WORKERS, 'fact_checker', 'analyst']

const STREAM_WORKERS: readonly Role[] = ['dispatcher', 'moderator', 'coordinator', 'stream_editor']
const STREAM_READERS: readonly Role[] = [
  ...STREAM_WORKERS,
  ...(['executor', 'head', 'fact_checker', 'analyst'] as const),
]

const FAKE_READERS: readonly Role[] = [...CHAT_WORKERS, 'fact_checker', 'analyst']
const FAKE_WORKERS: readonly Role[] = [...CHAT_WORKERS, 'fact_checker']
/** An executor brings facts when asked, and tells their coordinator what goes round. */
const FAKE_SIGNALLERS: readonly Role[] = FAKE_WORKERS.filter((role) => role !== 'executor')

const MODERATION_READERS: readonly Role[] = [
  ...(['dispatcher', 'moderator', 'coordinator', 'head', 'chat_moderator'] as const),
  ...(['stream_editor', 'analyst'] as const),
]

/** Who works on a desk hands work to people; who gives access knows them all. Cut to the reader's scope by the desk. */
export const peopleFinders: readonly Role[] = [
  ...(['dispatcher', 'moderator', 'coordinator', 'analyst', 'fact_checker', 'administrator'] as const),
]

/** Whoever leads, and whoever looks at the work of others. */
export const FIGURE_READERS: readonly Role[] = [
  ...(['dispatcher', 'moderator', 'coordinator', 'head', 'analyst'] as const),
]

export const PERMISSIONS = {
  signed_in: { roles: 'any', tokenScope: 'read' },
  'me.read': { roles: 'any', tokenScope: 'read', isOpenBefore: DUTIES },
  own_password: { roles: 'any', tokenScope: null, isOpenBefore: DUTIES },
  own_sign_ins: { roles: 'any', tokenScope: null, isOpenBefore: ['second_factor'] },
  // A token must not make tokens: a leaked one would outlive its own end. Nor is one made before the duties are done.
  own_account: { roles: 'any', tokenScope: null },
  'incidents.read': { roles: READERS, tokenScope: 'read' },
  'incidents.work': { roles: WORKERS, tokenScope: 'incidents' },
  'answers.work': { roles: WORKERS, tokenScope: 'answers' },
  'people.find': { roles: peopleFinders, tokenScope: 'read' },
  'channels.read': { roles: ['administrator', 'dispatcher', 'moderator'], tokenScope: 'read' },
  'channels.manage': { roles: ['administrator'], tokenScope: 'channels' },
  'inbox.manage': { roles: ['administrator'], tokenScope: 'channels' },
  'users.manage': { roles: ['administrator'], tokenScope: 'users' },
  // Two people stand behind it, so a program does not.
  'second_factor.reset': { roles: ['administrator'], tokenScope: null },
  'questions.erase': { roles: ['administrator'], tokenScope: null, isRegionOnly: true },
  // Counts and rows are cut to the reader's scope by the policy of incidents.
  'board.read': { roles: ['dispatcher', 'moderator', 'coordinator', 'head', 'analyst'], tokenScope: 'read' },
  // Cut to the scope of the reader by the policy of figures.
  'figures.read': { roles: FIGURE_READERS, tokenScope: 'read' },
  // Whoever reads answers again has approved none of them.
  'quality.judge': { roles: ['fact_checker', 'analyst'], tokenScope: 'answers' },
  // Whose figures may be sent is the policy of figures; an administrator keeps schedules and mailboxes in order.
  'reports.schedule': { roles: ['coordinator', 'head', 'analyst', 'administrator'], tokenScope: 'settings' },
  'incidents.export': { roles: READERS, tokenScope: 'read' },
  // One's own schedules; an administrator sees what goes out for others and turns it off, and reads nothing of it.
  'exports.switch': { roles: [...READERS, 'administrator'], tokenScope: 'read' },
  'incidents.import': { roles: ['administrator'], tokenScope: 'settings' },
  'templates.manage': { roles: ['dispatcher', 'moderator', 'coordinator'], tokenScope: 'answers' },
  // Which chats, and what a member may do there, is the policy of chats.
  'chats.read': { roles: CHAT_READERS, tokenScope: 'read' },
  'chats.work': { roles: CHAT_WORKERS, tokenScope: 'answers' },
  'chats.manage': { roles: ['moderator', 'chat_moderator'], tokenScope: 'settings' },
  // Which streams is the policy of livestreams.
  'livestreams.read': { roles: STREAM_READERS, tokenScope: 'read' },
  'livestreams.work': { roles: STREAM_WORKERS, tokenScope: 'answers' },
  // Which cards, and what may be done with one, is the policy of fakes.
  'fakes.read': { roles: FAKE_READERS, tokenScope: 'read' },
  'fakes.signal': { roles: FAKE_SIGNALLERS, tokenScope: 'answers' },
  'fakes.work': { roles: FAKE_WORKERS, tokenScope: 'answers' },
  // Which outages is the policy of outages.
  'outages.read': { roles: CHAT_READERS, tokenScope: 'read' },
  'outages.enter': { roles: WORKERS, tokenScope: 'incidents' },
  // Everybody who answers, decides or reads here; what is a draft is the policy of knowledge.
  'knowledge.read': { roles: [...CHAT_READERS, 'stream_editor'], tokenScope: 'read' },
  'knowledge.write': { roles: ['dispatcher', 'moderator', 'coordinator'], tokenScope: 'settings' },
  // What waits for the reader; each source asks the policy of its own module.
  'today.read': { roles: [...CHAT_READERS, 'stream_editor', 'administrator'], tokenScope: 'read' },
  // A token must not make an address that outlives it.
  'calendar.subscribe': { roles: [...CHAT_READERS, 'stream_editor', 'administrator'], tokenScope: null },
  // Of the person alone: no program reads it on their behalf.
  'own_work.read': { roles: [...CHAT_READERS, 'stream_editor'], tokenScope: null },
  // Who has a role may be addressed; whom a writer may address is the policy of orders.
  'orders.read': { roles: ROLES, tokenScope: 'read' },
  // A token that only reads must not say that its person has read.
  'orders.do': { roles: ROLES, tokenScope: 'answers' },
  'orders.write': { roles: ['dispatcher', 'moderator', 'coordinator', 'head'], tokenScope: 'settings' },
  // To which places, and who approves what, is the policy of broadcasts.
  'broadcasts.write': { roles: CHAT_WORKERS, tokenScope: 'answers' },
  'broadcasts.approve': { roles: ['moderator', 'head'], tokenScope: 'answers' },
  // Everybody at work may ask who answers; which bodies one writes for is the policy of contacts.
  'duty.read': { roles: [...CHAT_READERS, 'stream_editor', 'administrator'], tokenScope: 'read' },
  'duty.write': { roles: [...WORKERS, 'administrator'], tokenScope: 'settings' },
  // Who has a role may learn; which courses are drafts and whose progress one sees is the policy of courses.
  'courses.read': { roles: ROLES, tokenScope: 'read' },
  // A token that only reads must not pass for its person.
  'courses.do': { roles: ROLES, tokenScope: 'answers' },
  'courses.write': { roles: ['dispatcher', 'moderator', 'coordinator'], tokenScope: 'settings' },
  // To which bodies and units is the policy of courses.
  'courses.assign': { roles: ['dispatcher', 'moderator', 'coordinator', 'head'], tokenScope: 'settings' },
  // Of whom follows from whose progress one sees: the policy of courses.
  'courses.remind': {
    roles: ['administrator', 'dispatcher', 'moderator', 'head'],
    tokenScope: 'settings',
  },
  // A right of everybody in the region depends on it.
  'courses.gate': { roles: ['administrator', 'moderator'], tokenScope: 'settings', isRegionOnly: true },
  // Who has a role may ask the centre and vote; what is private is the policy of feedback.
  'feedback.read': { roles: ROLES, tokenScope: 'read' },
  'feedback.write': { roles: ROLES, tokenScope: 'answers' },
  // The centre alone: whoever works for one place does not answer in its name.
  'feedback.answer': {
    roles: ['dispatcher', 'moderator', 'head', 'administrator'],
    tokenScope: 'answers',
    isRegionOnly: true,
  },
  // A blank is of the person alone: no program takes it on their behalf.
  'pulse.take': { roles: ROLES, tokenScope: null },
  // Whose pages, and who answers for which, is the policy of page-passports.
  'passports.read': {
    roles: ['dispatcher', 'moderator', 'coordinator', 'executor', 'head', 'analyst', 'administrator'],
    tokenScope: 'read',
  },
  'passports.write': { roles: ['moderator', 'coordinator', 'head', 'administrator'], tokenScope: 'settings' },
  // Everybody at work may play, alone too; `run` is to gather a team. Which run one begins and ends is the policy of exercises.
  'exercises.read': { roles: [...CHAT_READERS, 'stream_editor', 'administrator'], tokenScope: 'read' },
  'exercises.play': { roles: [...CHAT_READERS, 'stream_editor', 'administrator'], tokenScope: 'answers' },
  'exercises.run': {
    roles: ['dispatcher', 'moderator', 'coordinator', 'head', 'administrator'],
    tokenScope: 'settings',
  },
  // Everybody at work reads, votes and takes over; of which places one writes is the policy of practices.
  'practices.read': { roles: [...CHAT_READERS, 'stream_editor', 'administrator'], tokenScope: 'read' },
  'practices.write': { roles: ['dispatcher', 'moderator', 'coordinator', 'head'], tokenScope: 'settings' },
  'practices.talk': { roles: [...CHAT_READERS, 'stream_editor'], tokenScope: 'answers' },
  'practices.approve': { roles: ['moderator', 'head'], tokenScope: 'settings', isRegionOnly: true },
  // Whose messages, and what may be done with one, is the policy of moderation.
  'moderation.read': { roles: MODERATION_READERS, tokenScope: 'read' },
  'moderation.act': {
    roles: ['dispatcher', 'moderator', 'chat_moderator', 'stream_editor'],
    tokenScope: 'answers',
  },
  // Figures without people.
  'moderation.count': { roles: ['moderator', 'head', 'analyst', 'administrator'], tokenScope: 'read' },
  // Where facts of the whole region go is said by those who keep it.
  'webhooks.manage': { roles: ['administrator'], tokenScope: 'settings', isRegionOnly: true },
  // A rule acts with the rights of its writer: an administrator who leads no work writes rules that notify.
  'rules.read': {
    roles: ['dispatcher', 'moderator', 'analyst', 'administrator'],
    tokenScope: 'read',
    isRegionOnly: true,
  },
  'rules.write': { roles: ['moderator', 'administrator'], tokenScope: 'settings', isRegionOnly: true },
  // The state of the whole installation: of no use to whoever keeps one place.
  'installation.read': { roles: ['administrator'], tokenScope: 'read', isRegionOnly: true },
  'settings.manage': { roles: ['administrator'], tokenScope: 'settings' },
  'directory.manage': { roles: ['administrator'], tokenScope: 'settings' },
  // It speaks of accounts of every agency, so an analyst of one place does not read it.
  'journal.read': { roles: ['administrator', 'analyst'], tokenScope: 'read', isRegionOnly: true },
} as const satisfies Record<Permission, PermissionRule>

export type { Permission }

/** What rests with a right: one who has not passed its course reads as before and does not act. */
const PERMISSIONS_OF_RIGHTS = {
  publishing: 'answers.work',
  chats: 'chats.work',
  fakes: 'fakes.work',
  personal_data: 'incidents.export',
} as const satisfies Record<GatedRight, Permission>

/** Who has the right, if no course is asked for. */
export function rolesOfRight(right: GatedRight): readonly Role[] {
  return PERMISSIONS[PERMISSIONS_OF_RIGHTS[right]].roles
}

/** The right that rests and is why the actor may not do this; null: another reason, or none. */
export function findRest(actor: Actor, permission: Permission): RestingRight | null {
  const rests = (right: GatedRight) =>
    PERMISSIONS_OF_RIGHTS[right] === permission && hasRole(actor, ...rolesOfRight(right))
  return actor.resting?.find(({ right }) => rests(right)) ?? null
}

export function isPermission(text: string): text is Permission {
  return Object.hasOwn(PERMISSIONS, text)
}

export function isPermitted(actor: Actor, permission: Permission): boolean {
  if (findRest(actor, permission)) return false
  const rule: PermissionRule = PERMISSIONS[permission]
  if (actor.tokenScopes && (rule.tokenScope === null || !actor.tokenScopes.includes(rule.tokenScope)))
    return false
  if (rule.roles === 'any') return true
  if (!rule.isRegionOnly) return hasRole(actor, ...rule.roles)
  return scopesOf(actor, rule.roles).some(({ kind }) => kind === 'region')
}

export function isOpenBefore(permission: Permission, duty: Duty): boolean {
  const rule: PermissionRule = PERMISSIONS[permission]
  return rule.isOpenBefore?.includes(duty) ?? false
}
