/** What the history says of a supplement: who asked for it, in which words, and from which state it started. */
import { CLOSING_REASONS } from '@veche/contract/values/incidents.ts'
import { z } from 'zod'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { ConflictError } from '../../../platform/errors.ts'
import type { BeforeSupplement, Incident, IncidentCommand } from '../steps/index.ts'
import { findLastSupplement, hasAnswerSince } from './taken-back.repository.ts'

export type Supplement = { at: Date; byName: string | null; words: string; before: BeforeSupplement }

const Details = z.object({
  reason: z.string(),
  from: z.enum(['awaiting_author', 'done']),
  closedAt: z.coerce.date().nullable().default(null),
  closingReason: z.enum(CLOSING_REASONS).nullable().default(null),
})

/** The last one; null where there was none, or it was taken back. */
export async function findSupplement(db: Db, incidentId: string): Promise<Supplement | null> {
  const row = await findLastSupplement(db, incidentId)
  if (row?.type !== 'supplement') return null
  const { reason, from, closedAt, closingReason } = Details.parse(row.details)
  const before = { step: from, closedAt: from === 'done' ? (closedAt ?? row.at) : null, closingReason }
  return { at: row.at, byName: row.actorName, words: reason, before }
}

/** What the history needs so that the step can be undone. */
export function keptOf({ closedAt, closingReason }: Incident): Record<string, unknown> {
  return { closedAt: closedAt?.toISOString() ?? null, closingReason }
}

/** A supplement can be undone only while nobody has started to write its text. */
export async function takeBackSupplement(tx: Tx, { id, step }: Incident): Promise<IncidentCommand> {
  const supplement = await findSupplement(tx, id)
  if (!supplement) throw new ConflictError('incident.step_not_allowed', { command: 'undo_supplement', step })
  if (await isBegun(tx, id, supplement)) throw new ConflictError('incident.supplement_begun', { id })
  return { type: 'undo_supplement', before: supplement.before }
}

export async function isUntouched(db: Db, incidentId: string): Promise<boolean> {
  const supplement = await findSupplement(db, incidentId)
  return supplement !== null && !(await isBegun(db, incidentId, supplement))
}

/** Somebody is writing the next text or has written it. */
export function isBegun(db: Db, incidentId: string, { at }: Pick<Supplement, 'at'>): Promise<boolean> {
  return hasAnswerSince(db, incidentId, at)
}
