import { z } from 'zod'
import { Before, Code, Moment, shownName } from './common.ts'
import { JOURNAL_ORDERS, JOURNAL_WORDS_LIMIT, ROLES, USER_SORTS, USER_STATES } from './values/access.ts'
import { GATED_RIGHTS } from './values/courses.ts'

export const Role = z.enum(ROLES)
export type Role = z.infer<typeof Role>

export const Scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('region') }),
  z.object({ kind: z.literal('agency'), code: Code }),
  z.object({ kind: z.literal('unit'), code: Code }),
  z.object({ kind: z.literal('municipality'), code: Code }),
])
export type Scope = z.infer<typeof Scope>

export const GrantResponse = z.object({
  id: z.uuid(),
  role: Role,
  scope: Scope,
  /** Name of the agency, unit or municipality; null for the region. */
  scopeName: z.string().nullable(),
  /** A group of the organisation gives it and takes it away at the next sign-in. */
  isByGroup: z.boolean(),
})
export type GrantResponse = z.infer<typeof GrantResponse>

/** What the reader may open at all; steps of one incident come with the incident. */
export const MeAbilities = z.object({
  seeDesk: z.boolean(),
  seeTasks: z.boolean(),
  approve: z.boolean(),
  seeChannels: z.boolean(),
  manageChannels: z.boolean(),
  manageUsers: z.boolean(),
  seeJournal: z.boolean(),
  seeQuarantine: z.boolean(),
  manageDirectory: z.boolean(),
  manageSettings: z.boolean(),
  /** The health of the installation itself. */
  seeInstallation: z.boolean(),
  seeBoard: z.boolean(),
  seeFigures: z.boolean(),
  /** Reads drawn answers again, blind. */
  judgeQuality: z.boolean(),
  scheduleReports: z.boolean(),
  exportIncidents: z.boolean(),
  importIncidents: z.boolean(),
  manageTemplates: z.boolean(),
  seeChats: z.boolean(),
  manageChats: z.boolean(),
  seeLivestreams: z.boolean(),
  workLivestreams: z.boolean(),
  seeFakes: z.boolean(),
  signalFakes: z.boolean(),
  seeOutages: z.boolean(),
  enterOutages: z.boolean(),
  /** Writes questions down by hand. */
  recordByHand: z.boolean(),
  seeKnowledge: z.boolean(),
  seeToday: z.boolean(),
  seeOrders: z.boolean(),
  writeBroadcasts: z.boolean(),
  seeDuty: z.boolean(),
  seeCourses: z.boolean(),
  seeFeedback: z.boolean(),
  seeModeration: z.boolean(),
  moderate: z.boolean(),
  countModeration: z.boolean(),
  manageWebhooks: z.boolean(),
  seePassports: z.boolean(),
  seeExercises: z.boolean(),
  seePractices: z.boolean(),
  seeRules: z.boolean(),
  /** False also while the right waits for a course: `restingRights`. */
  workAnswers: z.boolean(),
  workChats: z.boolean(),
  workFakes: z.boolean(),
  /** Has questions to work on, so lists of their own. */
  workIncidents: z.boolean(),
  /** Has figures of their own work. */
  seeOwnWork: z.boolean(),
})
export const MeResponse = z.object({
  id: z.string(),
  name: z.string(),
  email: z.email(),
  twoFactorEnabled: z.boolean(),
  /** The role asks for a second factor that is not set up yet. */
  twoFactorRequired: z.boolean(),
  /** Somebody else chose the password; nothing else opens before it is changed. */
  passwordChangeRequired: z.boolean(),
  grants: z.array(GrantResponse),
  abilities: MeAbilities,
  /** Rights that the reader has by a role and that wait until they pass a course. */
  restingRights: z.array(z.object({ right: z.enum(GATED_RIGHTS), courseId: z.uuid() })),
  /** A person signed in lately by password; a program with a token alone does not count. */
  isPersonActive: z.boolean(),
  /** They have not put «С чего начать» away yet. */
  isNew: z.boolean(),
})
export type MeResponse = z.infer<typeof MeResponse>

/** A browser in which one is signed in; its key is never shown. */
export const SignInResponse = z.object({
  id: z.string(),
  startedAt: Moment,
  lastUsedAt: Moment,
  expiresAt: Moment,
  ipAddress: z.string().nullable(),
  userAgent: z.string().nullable(),
  isCurrent: z.boolean(),
})
export type SignInResponse = z.infer<typeof SignInResponse>
export const SignInListResponse = z.object({ signIns: z.array(SignInResponse) })

export const UserResponse = z.object({
  id: z.string(),
  name: z.string(),
  email: z.email(),
  isActive: z.boolean(),
  twoFactorEnabled: z.boolean(),
  createdAt: Moment,
  lastSignInAt: Moment.nullable(),
  grants: z.array(GrantResponse),
})
export type UserResponse = z.infer<typeof UserResponse>
export const UserListQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(800).optional(),
  /** Of the name or the e-mail. */
  search: z.string().trim().min(1).max(200).optional(),
  role: Role.optional(),
  /** With a role in this agency or in a unit of it. */
  agencyCode: Code.optional(),
  /** With a role in this municipality, or in a body or a unit of one. */
  municipalityCode: Code.optional(),
  state: z.enum(USER_STATES).optional(),
  /** Works, and nobody has signed in with it for so many days, or ever. */
  idleDays: z.coerce.number().int().min(1).max(3650).optional(),
  /** Works, and has neither a second factor nor a key of a device. */
  withoutSecondFactor: z.stringbool().optional(),
  sort: z.enum(USER_SORTS).default('email'),
})
export type UserListQuery = z.infer<typeof UserListQuery>
export const UserListResponse = z.object({
  users: z.array(UserResponse),
  /** Of those that match. */
  total: z.number().int(),
  nextCursor: z.string().nullable(),
})

/** ASVS 5.0 V6.2: at least 12 characters, no composition rules. */
export const Password = z.string().min(12).max(128)
export const CreateUserRequest = z.strictObject({
  name: shownName(2, 120),
  email: z.email().max(200),
  password: Password,
  grants: z
    .array(z.strictObject({ role: Role, scope: Scope }))
    .max(20)
    .default([]),
})
export type CreateUserRequest = z.infer<typeof CreateUserRequest>
export const UpdateUserRequest = z.strictObject({
  name: shownName(2, 120).optional(),
  isActive: z.boolean().optional(),
  /** A new first password; every session of the user ends. */
  password: Password.optional(),
  before: Before,
})
export const ChangeOwnPasswordRequest = z.strictObject({
  currentPassword: z.string().min(1).max(200),
  newPassword: Password,
})
export const AddGrantRequest = z.strictObject({ role: Role, scope: Scope })

export const TOKEN_SCOPES = ['read', 'incidents', 'answers', 'channels', 'users', 'settings'] as const
export const TokenScope = z.enum(TOKEN_SCOPES)
export type TokenScope = z.infer<typeof TokenScope>
export const TokenResponse = z.object({
  id: z.uuid(),
  name: z.string(),
  /** First characters, to tell tokens apart; the rest is never shown again. */
  prefix: z.string(),
  scopes: z.array(TokenScope),
  createdAt: Moment,
  expiresAt: Moment,
  lastUsedAt: Moment.nullable(),
})
export const TokenListResponse = z.object({ tokens: z.array(TokenResponse) })
export const CreateTokenRequest = z.strictObject({
  name: shownName(1, 80),
  scopes: z.array(TokenScope).min(1).max(20),
  /** At most a year ahead. */
  expiresAt: Moment,
  /** Of the caller, once more: an unlocked screen must not give away a key. */
  password: z.string().min(1).max(200),
})
export const CreatedTokenResponse = TokenResponse.extend({ token: z.string() })

/** A lost second factor: one administrator asks for its removal, another decides. */
export const SecondFactorResetResponse = z.object({
  id: z.uuid(),
  userId: z.string(),
  userName: z.string(),
  askedByName: z.string(),
  askedAt: Moment,
  expiresAt: Moment,
  /** The reader is neither the one who asked nor the one it is about. */
  mayDecide: z.boolean(),
})
export type SecondFactorResetResponse = z.infer<typeof SecondFactorResetResponse>
export const SecondFactorResetsResponse = z.object({ resets: z.array(SecondFactorResetResponse) })
export const DecideSecondFactorResetRequest = z.strictObject({ decision: z.enum(['confirm', 'refuse']) })

export const JournalQuery = z.strictObject({
  /** Part of the name or e-mail of an account that acted or was acted upon. */
  who: z.string().trim().min(1).max(120).optional(),
  /** Part of the name of what an entry is about, or of its details as the page says them or as they are stored. */
  words: z.string().trim().min(1).max(JOURNAL_WORDS_LIMIT).optional(),
  /** An action or the beginning of several: `session.`. */
  action: z
    .string()
    .regex(/^[a-z_]+(\.[a-z_]*)?$/)
    .max(80)
    .optional(),
  from: Moment.optional(),
  to: Moment.optional(),
  /** Address of a network or the beginning of it. */
  network: z
    .string()
    .regex(/^[0-9a-fA-F:.]+$/)
    .max(45)
    .optional(),
  /** Of one question: who changed it (`step.`), whom it was shown (`reading.`), and what the journal has of it. */
  number: z.coerce.number().int().min(1).max(999_999_999).optional(),
  /** Of one question: leaves out whom it was shown among others. */
  except: z.literal('reading.list').optional(),
  /** By when it was written; the newest first unless said. A cursor belongs to the order of its page. */
  order: z.enum(JOURNAL_ORDERS).optional(),
})
export type JournalQuery = z.infer<typeof JournalQuery>
export const JournalEntryResponse = z.object({
  id: z.string(),
  at: Moment,
  actorName: z.string().nullable(),
  action: z.string(),
  objectType: z.string(),
  objectId: z.string().nullable(),
  /** Name of what it is about, as it is called now. */
  objectName: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
})
export type JournalEntryResponse = z.infer<typeof JournalEntryResponse>
export const JournalResponse = z.object({
  entries: z.array(JournalEntryResponse),
  /** Of one question, where no beginning was asked for: since when it was looked for. */
  since: Moment.nullable(),
  nextCursor: z.string().nullable(),
})
/** Whether every row is as it was written and none is missing. */
export const JournalCheckResponse = z.object({
  isWhole: z.boolean(),
  problem: z.enum(['changed', 'removed', 'added', 'cut', 'replaced']).nullable(),
  seq: z.number().int(),
  hash: z.string().nullable(),
})

/** Who is away and who approves for them meanwhile. */
export const SubstitutionResponse = z.object({
  id: z.uuid(),
  absentName: z.string(),
  deputyName: z.string(),
  isMine: z.boolean(),
  startsAt: Moment,
  endsAt: Moment,
})
export const SubstitutionsResponse = z.object({ substitutions: z.array(SubstitutionResponse) })
export const DeputiesResponse = z.object({
  deputies: z.array(z.object({ id: z.string(), name: z.string() })),
})
export const CreateSubstitutionRequest = z.strictObject({
  deputyId: z.string().min(1).max(100),
  startsAt: Moment,
  endsAt: Moment,
})
