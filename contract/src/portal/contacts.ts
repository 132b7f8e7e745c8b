import { z } from 'zod'
import { Before, Code, Moment, shownName } from '../common.ts'
import { DUTY_NAME_LIMIT, DUTY_NOTE_LIMIT, DUTY_PHONE_LIMIT } from '../values/duty.ts'

const Name = shownName(2, DUTY_NAME_LIMIT)
/** A number with whatever words stand beside it, or several; empty: there is none. */
const Phone = z
  .string()
  .trim()
  .max(DUTY_PHONE_LIMIT)
  .regex(/^$|\d.*\d/u)
const Email = z.union([z.literal(''), z.email().max(120)])
const Note = z.string().trim().max(DUTY_NOTE_LIMIT)
const Day = z.iso.date()

export const AgencyContact = z.strictObject({
  /** Named in answers to residents. */
  phone: Phone,
  /** For colleagues alone. */
  innerPhone: Phone,
  email: Email,
  address: Note,
  note: Note,
})
export type AgencyContact = z.infer<typeof AgencyContact>
export const SaveContactRequest = AgencyContact.partial().extend({ before: Before })

/** With an account, or by name where there is none. */
export const DutyPerson = z.strictObject({
  userId: z.string().min(1).max(100).nullable(),
  name: Name.nullable(),
  phone: Phone,
})
export const CreatePersonRequest = DutyPerson.refine(
  ({ userId, name }) => (userId === null) !== (name === null),
  { error: 'missing', path: ['name'] },
)
export const UpdatePersonRequest = z.strictObject({
  name: Name.nullable().optional(),
  phone: Phone.optional(),
  isActive: z.boolean().optional(),
  before: Before,
})

/** Whom to ask within a body: a unit, a service or a control room, and what it is for; no codes of a kind: for all. */
export const DutyPost = z.strictObject({
  name: Name,
  unitCode: Code.nullable(),
  phone: Phone,
  email: Email,
  note: Note,
  topicCodes: z.array(Code).max(100),
  groupCodes: z.array(Code).max(30),
  municipalityCodes: z.array(Code).max(100),
  streets: z.array(z.string().trim().min(2).max(120)).max(200),
  /** Null: as the body works. */
  scheduleCode: Code.nullable(),
  /** Takes emergencies when others are closed. */
  isEmergency: z.boolean(),
  leadId: z.uuid().nullable(),
  deputyId: z.uuid().nullable(),
  isActive: z.boolean(),
})
export type DutyPost = z.infer<typeof DutyPost>
export const CreatePostRequest = DutyPost
export const UpdatePostRequest = DutyPost.partial().extend({ before: Before })

/** Whole days of the region, the last one included. */
export const CreateAbsenceRequest = z
  .strictObject({ startsOn: Day, endsOn: Day, substituteId: z.uuid().nullable() })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, { error: 'ends_before_start', path: ['endsOn'] })

export const AbsenceResponse = z.object({
  /** Null: it stands in the person's own account, and is changed there. */
  id: z.uuid().nullable(),
  startsAt: Moment,
  endsAt: Moment,
  substituteName: z.string().nullable(),
})
export const PersonResponse = DutyPerson.extend({
  id: z.uuid(),
  name: z.string(),
  isActive: z.boolean(),
  /** Running and coming ones. */
  absences: z.array(AbsenceResponse),
})
export type PersonResponse = z.infer<typeof PersonResponse>
export const PostResponse = DutyPost.extend({ id: z.uuid() })
export type PostResponse = z.infer<typeof PostResponse>

/** A body from inside: its contact, its people and its posts. */
export const BodyContactsResponse = z.object({
  agencyCode: z.string(),
  contact: AgencyContact,
  changed: z.object({ by: z.string().nullable(), at: Moment }).nullable(),
  people: z.array(PersonResponse),
  posts: z.array(PostResponse),
  schedules: z.array(z.object({ code: z.string(), name: z.string() })),
  /** Accounts of the body that are not among its people yet; none for whoever may not write. */
  accounts: z.array(z.object({ id: z.string(), name: z.string() })),
  mayWrite: z.boolean(),
})
export type BodyContactsResponse = z.infer<typeof BodyContactsResponse>
