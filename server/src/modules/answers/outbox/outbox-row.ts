import { Surface } from '@veche/contract/common.ts'
/** A row of the outbox as the code has it: an answer to an incident, or a post. */
import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { OutgoingMessage } from '../../../connectors/connector.ts'
import type { Outbox } from '../../../platform/database/database.gen.ts'
import { NotFoundError } from '../../../platform/errors.ts'

/** A post has no incident; an answer has no `post`. */
export type OutboxRow = Omit<Selectable<Outbox>, 'message'> & { message: OutgoingMessage }
/** Publishes an approved answer. */
export type AnswerRow = OutboxRow & {
  incidentId: string
  answerVersionNo: number
  recipientIncidentId: string
}

export function isAnswer(row: OutboxRow): row is AnswerRow {
  return row.incidentId !== null && row.answerVersionNo !== null && row.recipientIncidentId !== null
}

const StoredMessage: z.ZodType<OutgoingMessage> = z.object({
  surface: Surface,
  container: z.string(),
  replyToExternalId: z.string(),
  threadExternalId: z.string(),
  text: z.string(),
  attachmentRefs: z.array(z.string()),
  buttons: z.array(z.string()).default([]),
  letter: z.object({ subject: z.string(), incidentNumber: z.number().nullable() }).optional(),
})

export function toRow({ message, ...row }: Selectable<Outbox>): OutboxRow {
  return { ...row, message: StoredMessage.parse(message) }
}

export function toAnswer(stored: Selectable<Outbox>): AnswerRow {
  const row = toRow(stored)
  if (!isAnswer(row)) throw new NotFoundError('answer.publication_not_found', { id: row.id })
  return row
}
