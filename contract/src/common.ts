import { z } from 'zod'
import { NETWORKS, SURFACES } from './values/channels.ts'

/** A moment, ISO 8601 with offset or Z. */
export const Moment = z.iso.datetime({ offset: true })

/**
 * Made by the client for one press and sent with every repeat of it: a command whose response was lost counts
 * once. Without one each sending is a command of its own.
 */
export const CommandKey = z.uuid().nullable().default(null)
/** The same in commands that programs give too, and beside fields that are called `key` themselves. */
export const keyed = { commandKey: z.uuid().optional() }

/**
 * How the fields of a change stood when its form was opened. With it a change is refused (`edit.fields_changed`) only
 * where somebody else has since changed the same field to something else; a field that is as it was then stays as it
 * is now. Without it, from a program that says what shall be, the change is made whatever stands there.
 */
export const Before = z.record(z.string().max(100), z.unknown()).optional()
/** `details` of `edit.fields_changed`: what stands in each field now, and who put it there, where that is known. */
export const FieldsChangedDetails = z.object({
  fields: z.array(z.object({ field: z.string(), now: z.unknown() })),
  by: z.string().nullable(),
  at: Moment.nullable(),
})
export type FieldsChangedDetails = z.infer<typeof FieldsChangedDetails>

export const ErrorResponse = z.object({
  code: z.string(),
  /** Which field or row, what was expected. Never personal data of residents. */
  details: z.record(z.string(), z.unknown()),
})
export type ErrorResponse = z.infer<typeof ErrorResponse>

/** Keyset page: pass `nextCursor` back as `cursor`; null on the last page. */
export const PageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const Network = z.enum(NETWORKS)
export type Network = z.infer<typeof Network>

export const Surface = z.enum(SURFACES)
export type Surface = z.infer<typeof Surface>

export const Code = z.string().min(1).max(100)
/** Spaces, signs of format and letters that are drawn as nothing: a name of them alone is none. */
const UNSEEN = /^[\s\p{C}\u115F\u1160\u2800\u3164\uFFA0]*$/u

export const isSeen = (text: string) => !UNSEEN.test(text)

/** How anything is called by a person: the one rule of names and titles. */
export function shownName(least: number, most: number) {
  return z.string().trim().min(least, { abort: true }).max(most).refine(isSeen, { error: 'missing' })
}

/** A word that people put on incidents to find them again. */
export const Tag = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(40)
  .regex(/^[^,\p{Cc}]+$/u)
export const NoContent = z.object({ ok: z.literal(true) })
