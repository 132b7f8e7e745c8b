/** Takes in delivery reports that come after a send: a letter may come back hours later. */
import type { Tx } from '../../../platform/database/db.ts'
import type { LateDelivery } from '../../inbox/index.ts'
import {
  changeIncident,
  getIncidentForUpdate,
  isStepAllowed,
  loadDeadlineBook,
} from '../../incidents/index.ts'
import {
  type AnswerRow,
  findByEchoKey,
  isAnswer,
  lockPublication,
  type OutboxRow,
  readPost,
  updatePublication,
} from '../outbox/index.ts'
import { notifyOfFailure } from './settle-publication.ts'

/** A delivery report changes nothing that a person has decided or that was never sent. */
const SETTLED: readonly OutboxRow['state'][] = ['failed', 'cancelled', 'undeliverable']

type Deps = { now: Date }

export async function registerDeliveries(
  tx: Tx,
  deliveries: readonly LateDelivery[],
  deps: Deps,
): Promise<void> {
  for (const { channelId, key, state, code } of deliveries) {
    const found = await findByEchoKey(tx, { channelId, key })
    if (!found) continue
    const row = await lockPublication(tx, found)
    if (SETTLED.includes(row.state)) continue
    if (!isAnswer(row)) {
      if (state === 'failed') await endReturned(tx, row, code, deps)
      continue
    }
    if (state === 'failed') await settleReturned(tx, row, code, deps)
    // The letter is still on its way: shown at the publication, no person has to act.
    else if (row.state === 'sent') await updatePublication(tx, row.id, { errorCode: code })
  }
}

/** Nobody was asked, so nobody is waited for. Of other posts no network tells this. */
async function endReturned(tx: Tx, row: OutboxRow, code: string, { now }: Deps): Promise<void> {
  const { purpose, incidentId } = readPost(row)
  if (purpose !== 'clarification' || incidentId === null) return
  await updatePublication(tx, row.id, { state: 'failed', errorCode: code, isUncertain: false })
  const locked = await getIncidentForUpdate(tx, incidentId)
  if (locked.incident.clarificationId !== row.id) return
  const command = { type: 'end_clarification', endedAs: 'undelivered' } as const
  const details = { publicationId: row.id, errorCode: code }
  await changeIncident(tx, locked, { command, actor: null, now, details }, await loadDeadlineBook(tx))
}

/** The author does not have the answer, although the network accepted it. A person decides, as with any failure. */
async function settleReturned(tx: Tx, row: AnswerRow, code: string, deps: Deps): Promise<void> {
  await updatePublication(tx, row.id, { state: 'failed', errorCode: code, isUncertain: false })
  const locked = await getIncidentForUpdate(tx, row.recipientIncidentId)
  if (isStepAllowed(locked.incident, 'unreachable')) {
    const command = { type: 'unreachable', reason: '' } as const
    const details = { publicationId: row.id, errorCode: code }
    const change = { command, actor: null, now: deps.now, details }
    await changeIncident(tx, locked, change, await loadDeadlineBook(tx))
  }
  await notifyOfFailure(tx, row, code, deps)
}
