/** Fields that a region adds to its topics, and what a question says in them. */
import { z } from 'zod'
import { NewCode } from '../admin/directory.ts'
import { Before, Code, isSeen } from '../common.ts'
import {
  OWN_FIELD_HINT_LIMIT,
  OWN_FIELD_KINDS,
  OWN_FIELD_NAME_LIMIT,
  OWN_FIELD_NEEDS,
  OWN_FIELD_OPTIONS_LIMIT,
  OWN_FIELD_TEXT_LIMIT,
  OWN_FIELDS_LIMIT,
} from '../values/casework/own-fields.ts'

/** It is the head of a column too, so it stands on one line. */
const Name = z
  .string()
  .trim()
  .min(2)
  .max(OWN_FIELD_NAME_LIMIT)
  .regex(/^[^\p{Cc}]+$/u)
  .refine(isSeen, { error: 'missing' })
const Codes = z.array(Code).max(100)
const Bound = z.number().min(-1e12).max(1e12).nullable()

export const OwnFieldOption = z.strictObject({
  code: NewCode,
  name: Name.min(1),
  nameEn: Name.min(1).nullable(),
  /** Offered no more; questions that say it go on saying it. */
  isRetired: z.boolean(),
})
export type OwnFieldOption = z.infer<typeof OwnFieldOption>

export const OwnField = z.strictObject({
  code: NewCode,
  name: Name,
  nameEn: Name.nullable(),
  hint: z.string().trim().max(OWN_FIELD_HINT_LIMIT).nullable(),
  kind: z.enum(OWN_FIELD_KINDS),
  topicCodes: Codes,
  groupCodes: Codes,
  need: z.enum(OWN_FIELD_NEEDS),
  /** The page for residents asks for it. */
  asksResident: z.boolean(),
  /** Of a line. */
  maxLength: z.number().int().min(1).max(OWN_FIELD_TEXT_LIMIT).nullable(),
  /** Of a number, both belonging to it. */
  min: Bound,
  max: Bound,
  /** Of a choice, in order. */
  options: z.array(OwnFieldOption).max(OWN_FIELD_OPTIONS_LIMIT),
  isRetired: z.boolean(),
})
export type OwnField = z.infer<typeof OwnField>

export const OwnFieldsResponse = z.object({ fields: z.array(OwnField) })
export type OwnFieldsResponse = z.infer<typeof OwnFieldsResponse>

export const CreateOwnFieldRequest = OwnField.omit({ isRetired: true })
export type CreateOwnFieldRequest = z.infer<typeof CreateOwnFieldRequest>
/** The kind stays: another kind is another field. */
export const UpdateOwnFieldRequest = OwnField.omit({ code: true, kind: true })
  .partial()
  .extend({ before: Before })
export type UpdateOwnFieldRequest = z.infer<typeof UpdateOwnFieldRequest>
export const OrderOwnFieldsRequest = z.strictObject({
  codes: z.array(Code).max(OWN_FIELDS_LIMIT),
  before: Before,
})
export const OwnFieldUseResponse = z.object({
  /** Questions that say something in it. */
  questions: z.number().int(),
  /** By the code of an option; those that nobody chose are left out. */
  options: z.record(z.string(), z.number().int()),
})
export type OwnFieldUseResponse = z.infer<typeof OwnFieldUseResponse>

/** A line, a number, a day as `2026-11-30`, the code of an option, or yes and no. */
export const OwnFieldValue = z.union([z.string().max(OWN_FIELD_TEXT_LIMIT * 2), z.number(), z.boolean()])
/** By the code of the field. */
export const OwnFieldValues = z.record(Code, OwnFieldValue)
/** Null: nothing is said there any more. A field that is not named stays. */
export const OwnFieldChanges = z
  .record(Code, OwnFieldValue.nullable())
  .refine((changes) => Object.keys(changes).length <= OWN_FIELDS_LIMIT)
export const ChangeOwnFieldsRequest = z.strictObject({ values: OwnFieldChanges, before: Before })
