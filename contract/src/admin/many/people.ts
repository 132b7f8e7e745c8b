/** Many accounts at once: a role given, a role taken, people moved to a body. Administrators are made one at a time. */
import { z } from 'zod'
import { Role, Scope, UserListQuery } from '../../access.ts'
import { MOST_AT_ONCE } from '../../rules/limits.ts'
import { ImportAppliedResponse } from '../directory.ts'

const MOST_GRANTS = 40
const OrdinaryRole = Role.exclude(['administrator'])
const GrantWords = z.strictObject({ role: OrdinaryRole, scope: Scope })
const UserId = z.string().min(1).max(64)

export const PeopleChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('give'), grant: GrantWords }),
  z.strictObject({ kind: z.literal('take'), grant: GrantWords }),
  /** Their roles in bodies and units become the same roles in this body. */
  z.strictObject({ kind: z.literal('move'), agencyCode: z.string().min(1).max(100) }),
])
export type PeopleChange = z.infer<typeof PeopleChange>
export const ChangePeopleRequest = z.strictObject({
  userIds: z.array(UserId).min(1).max(MOST_AT_ONCE),
  change: PeopleChange,
})
/** What became of one account. */
export const PersonChange = z.strictObject({
  userId: UserId,
  given: z.array(GrantWords).max(MOST_GRANTS),
  taken: z.array(GrantWords).max(MOST_GRANTS),
})
export type PersonChange = z.infer<typeof PersonChange>
export const ChangePeopleQuery = z.strictObject({
  /** Only told what would change, nothing is written. */
  preview: z
    .enum(['true', 'false'])
    .default('false')
    .transform((flag) => flag === 'true'),
})
export const WHY_LEFT = ['has_role', 'no_role', 'no_body_role', 'there_already', 'gone'] as const
export const ChangePeopleResponse = z.object({
  changed: z.array(PersonChange),
  /** Who was chosen and stays as they are. */
  left: z.array(z.object({ userId: UserId, name: z.string(), reason: z.enum(WHY_LEFT) })),
})
export const UndoPeopleResponse = ChangePeopleResponse.pick({ changed: true })
/** The answer may be sent back as it came. */
export const UndoPeopleRequest = z.strictObject({
  changed: z.array(PersonChange).min(1).max(MOST_AT_ONCE),
  left: z.array(z.unknown()).max(MOST_AT_ONCE).optional(),
})
/** Many accounts switched off, or on again; by the rules of one. */
export const SwitchPeopleRequest = z.strictObject({
  userIds: z.array(UserId).min(1).max(MOST_AT_ONCE),
  isActive: z.boolean(),
})
export type SwitchPeopleRequest = z.infer<typeof SwitchPeopleRequest>
export const WHY_NOT_SWITCHED = ['own_account', 'last_administrator', 'already', 'gone'] as const
export const SwitchPeopleResponse = z.object({
  /** The accounts that are switched. */
  changed: z.array(UserId),
  left: z.array(z.object({ userId: UserId, name: z.string(), reason: z.enum(WHY_NOT_SWITCHED) })),
})
export type SwitchPeopleResponse = z.infer<typeof SwitchPeopleResponse>

/** Accounts that came in from a file, with first passwords that are told once. */
export const PeopleImportedResponse = ImportAppliedResponse.extend({
  passwords: z.array(z.object({ name: z.string(), email: z.string(), password: z.string() })),
})
export type PeopleImportedResponse = z.infer<typeof PeopleImportedResponse>

/** What a file has: the whole table as it is filtered. */
export const PeopleExportQuery = UserListQuery.omit({ limit: true, cursor: true })
