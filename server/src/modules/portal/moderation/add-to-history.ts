import type { Tx } from '../../../platform/database/db.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { addActivity, getIncidentForUpdate } from '../../incidents/index.ts'
import type { NewAct } from './acts.repository.ts'

/** An act that took effect stands in the history of the question to which the message belongs, under the name of who asked. */
export async function addToHistory(tx: Tx, act: NewAct, now: Date): Promise<void> {
  const { id, incidentId, kind, reason, term, askedBy, askedByName } = act
  if (incidentId === null) return
  const locked = await beyondScope('whoever may act on a message need not see its question', () =>
    getIncidentForUpdate(tx, incidentId),
  )
  await addActivity(tx, locked, {
    ...{ type: `network_${kind}`, at: now, actor: { id: askedBy, name: askedByName } },
    details: { actId: id, reason, ...(term !== null && { networkTerm: term }) },
  })
}
