/** «И у меня тоже»: one press of one form joins a problem once. */
import { createHash } from 'node:crypto'
import type { LiveEvent } from '@veche/contract/live.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { addEvents } from '../../../platform/events/events.ts'
import type { TokenBucket } from '../../../platform/http/limits/token-bucket.ts'
import { listIncidentScopes, scopeOf } from '../../incidents/index.ts'
import { findSuspicion } from '../form/find-suspicion.ts'
import { readCode } from '../form/form-ticket.ts'
import type { EnteredForm } from '../form/read-form.ts'
import type { OpenContext } from '../open/open-context.ts'
import type { JoinProblem } from './domain/words.ts'
import { insertJoining } from './joinings.repository.ts'
import type { ProblemRow } from './register.repository.ts'

export const joinPurpose = (number: number) => `join ${number}`

export type Joined = { kind: 'joined'; id: string } | { kind: 'mend'; problem: JoinProblem }
type Joining = { form: EnteredForm; address: string; row: ProblemRow; limit: TokenBucket }

export async function joinProblem(
  context: Pick<OpenContext, 'db' | 'tickets' | 'clock'>,
  { form, address, row, limit }: Joining,
): Promise<Joined> {
  const { tickets, clock } = context
  const issued = tickets.read(form.text('ticket'), joinPurpose(row.number), clock())
  if (!issued) return { kind: 'mend', problem: 'expired' }
  const suspicion = findSuspicion(context, form, issued.issuedAt)
  if (suspicion === 'answer.wrong') return { kind: 'mend', problem: 'sum' }
  if (suspicion !== null) return { kind: 'mend', problem: 'tooFast' }
  const { id } = issued
  const saved = await limit.spend(address, async () => {
    await saveJoining(context, { id, incidentId: row.id })
    return { kind: 'joined' as const, id }
  })
  return saved === 'limit' ? { kind: 'mend', problem: 'limit' } : saved
}

/** `id`: the number of the form, which its code is made of. Whoever has the card open sees the count grow. */
export function saveJoining(
  { db, tickets, clock }: Pick<OpenContext, 'db' | 'tickets' | 'clock'>,
  { id, incidentId }: { id: string; incidentId: string },
): Promise<void> {
  const joining = { id, incidentId, joinedAt: clock(), codeHash: hashCode(tickets.codeOf(id)) }
  return db.transaction().execute(async (tx) => {
    if (await insertJoining(tx, joining)) await announceJoining(tx, incidentId)
  })
}

async function announceJoining(tx: Tx, incidentId: string): Promise<void> {
  const rows = await listIncidentScopes(tx, [incidentId])
  addEvents(
    tx,
    rows.map((row) => ({
      payload: { type: 'incident', incidentId, step: row.step, activity: 'joined' } satisfies LiveEvent,
      audience: { kind: 'incident', scopes: [scopeOf(row)] },
    })),
  )
}

export function hashCode(typed: string): Buffer {
  return createHash('sha256').update(readCode(typed)).digest()
}
