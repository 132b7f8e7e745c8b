import { ConflictError, ForbiddenError } from '../../../platform/errors.ts'

export const EDITABLE_MS = 15 * 60_000

export type Note = { authorId: string; createdAt: Date; deletedAt: Date | null }

/** Until when this person may still change the words; null when they may not. */
export function editableUntil(note: Note, userId: string, now: Date): Date | null {
  if (note.authorId !== userId || note.deletedAt !== null) return null
  const until = new Date(note.createdAt.getTime() + EDITABLE_MS)
  return now < until ? until : null
}

export function assertEditable(note: Note, userId: string, now: Date): void {
  assertOwn(note, userId)
  if (note.deletedAt !== null) throw new ConflictError('note.deleted')
  if (editableUntil(note, userId, now) === null) throw new ConflictError('note.too_late')
}

/** One's own, at any time: what stays says only that there was a note. */
export function assertOwn(note: Note, userId: string): void {
  if (note.authorId !== userId) throw new ForbiddenError('note.foreign')
}

type Words = { text: string; mentions: readonly string[] }

/** The person has written these words there, naming the same people. */
export function saysAlready(note: Note & Words, userId: string, words: Words): boolean {
  const isAlike = note.text === words.text && note.mentions.join() === words.mentions.join()
  return isAlike && note.authorId === userId && note.deletedAt === null
}
