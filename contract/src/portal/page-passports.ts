import { z } from 'zod'
import { Role } from '../access.ts'
import { Before, Code, Moment, Network } from '../common.ts'
import {
  PASSPORT_NOTE_LIMIT,
  PASSPORT_SORTS,
  PASSPORT_STATES,
  REQUIREMENT_STATES,
  REQUIREMENTS,
  SAID_REQUIREMENTS,
} from '../values/portal/page-passports.ts'

export const RequirementCode = z.enum(REQUIREMENTS)
export const RequirementState = z.enum(REQUIREMENT_STATES)
export const PassportState = z.enum(PASSPORT_STATES)

const Summary = z.object({
  channelId: z.uuid(),
  network: Network,
  name: z.string(),
  municipalityCode: Code,
  isActive: z.boolean(),
  state: PassportState,
  /** What is to be mended, and what nobody knows. */
  broken: z.array(RequirementCode),
  unknown: z.array(RequirementCode),
  met: z.array(RequirementCode),
  ownerName: z.string().nullable(),
  lastPostAt: Moment.nullable(),
  /** Questions of the last thirty days, as the ledger counts them. */
  questions: z.number().int(),
  /** Null: too few to divide by. */
  answeredShare: z.number().nullable(),
  /** Null: nobody has looked yet. */
  measuredAt: Moment.nullable(),
})
export const PassportSummary = Summary
export type PassportSummary = z.infer<typeof Summary>

export const PassportsQuery = z.strictObject({
  state: PassportState.optional(),
  network: Network.optional(),
  municipalityCode: Code.optional(),
  requirement: RequirementCode.optional(),
  search: z.string().trim().max(200).optional(),
  sort: z.enum(PASSPORT_SORTS).default('state'),
})
export type PassportsQuery = z.infer<typeof PassportsQuery>
export const PassportsResponse = z.object({
  passports: z.array(Summary),
  /** Of all that the reader sees, whatever is filtered. */
  counts: z.object({ bad: z.number().int(), attention: z.number().int(), good: z.number().int() }),
  /** Municipalities without a page in a network that the Government named. */
  withoutPage: z.array(Code),
})
export type PassportsResponse = z.infer<typeof PassportsResponse>

/** From what a requirement follows. No document: it is a rule of ours. */
export const RequirementSource = z.object({
  document: z.string().nullable(),
  clause: z.string().nullable(),
  /** It was read twice in what is published; otherwise it says so. */
  isVerified: z.boolean(),
})

export const PassportRequirement = z.object({
  code: RequirementCode,
  state: RequirementState,
  source: RequirementSource,
  /** Of what a person confirms: who, when, in which words. */
  said: z.object({ byName: z.string(), at: Moment, note: z.string(), isMet: z.boolean() }).nullable(),
})
export type PassportRequirement = z.infer<typeof PassportRequirement>

export const PassportOwner = z.strictObject({
  userId: z.string().min(1).max(100).nullable(),
  /** Of whoever has no account. */
  name: z.string().trim().max(120),
})
export type PassportOwner = z.infer<typeof PassportOwner>

export const PassportResponse = Summary.extend({
  url: z.url().nullable(),
  owner: PassportOwner.nullable(),
  requirements: z.array(PassportRequirement),
  comments: z.number().int(),
  health: z.enum(['green', 'yellow', 'red', 'unknown']),
  mayChange: z.boolean(),
  /** Who may be chosen: people at work in the municipality; empty for whoever may not. */
  candidates: z.array(
    z.object({ id: z.string(), name: z.string(), roles: z.array(Role), agencyCode: Code.nullable() }),
  ),
})
export type PassportResponse = z.infer<typeof PassportResponse>

export const SetPassportOwnerRequest = z.strictObject({ owner: PassportOwner.nullable(), before: Before })
export const SayRequirementRequest = z.strictObject({
  /** Null: nobody says anything of it. */
  isMet: z.boolean().nullable(),
  note: z.string().trim().max(PASSPORT_NOTE_LIMIT).default(''),
  before: Before,
})
export const SaidCode = z.enum(SAID_REQUIREMENTS)
