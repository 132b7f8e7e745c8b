import { z } from 'zod'
import { keyed, Moment, PageQuery } from '../common.ts'

export const NoteResponse = z.object({
  id: z.uuid(),
  authorName: z.string(),
  /** Empty when deleted. */
  text: z.string(),
  /** People named in the text with `@name`. */
  mentions: z.array(z.object({ id: z.string(), name: z.string() })),
  createdAt: Moment,
  editedAt: Moment.nullable(),
  isDeleted: z.boolean(),
  isMine: z.boolean(),
  /** Null if the note is somebody else's or can no longer be edited. */
  editableUntil: Moment.nullable(),
})
export type NoteResponse = z.infer<typeof NoteResponse>
/** Newest first. */
export const NoteListQuery = PageQuery
export const NoteListResponse = z.object({
  notes: z.array(NoteResponse),
  nextCursor: z.string().nullable(),
  canWrite: z.boolean(),
})

export const NOTE_LIMIT = 4000
export const SaveNoteRequest = z.strictObject({
  text: z.string().trim().min(1).max(NOTE_LIMIT),
  mentions: z.array(z.string().max(100)).max(20).default([]),
})
export type SaveNoteRequest = z.infer<typeof SaveNoteRequest>
export const AddNoteRequest = SaveNoteRequest.extend(keyed)
export type AddNoteRequest = z.infer<typeof AddNoteRequest>

export const MentionableQuery = z.object({ search: z.string().trim().max(100).default('') })
/** People who may see the incident, so may be named in its notes. */
export const MentionableResponse = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string(), role: z.string() })),
})
