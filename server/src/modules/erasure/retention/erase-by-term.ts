/** Takes the words of one question whose term of storage has ended, by the way of a demand and under the same triggers. */
import type { Database, Tx } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'
import { cleanDigests } from '../../chats/index.ts'
import { listKeyedMessages, lockPipeline, markErased } from '../../inbox/index.ts'
import { lockIncidents, sealErasedHistory } from '../../incidents/index.ts'
import { findObstacle } from '../domain/obstacle.ts'
import { withoutTraces } from '../domain/traces.ts'
import { insertErasure, listMessageIds, updateDecided } from '../erasure.repository.ts'
import type { ErasureContext } from '../erasure-context.ts'
import { getSubject } from '../find-subject.ts'
import { findTraces } from '../find-traces.ts'

type Services = Pick<ErasureContext, 'vault' | 'clock'>
/** The two who decided of the terms. */
type By = { askedBy: string; decidedBy: string }

/** False: something has come between since it was found to be due. */
export function eraseByTerm(
  { db, vault, clock }: Services & { db: Database },
  incidentId: string,
  by: By,
): Promise<boolean> {
  return db.transaction().execute((tx) => erase(tx, { vault, clock }, { incidentId, by }))
}

async function erase(
  tx: Tx,
  { vault, clock }: Services,
  { incidentId, by }: { incidentId: string; by: By },
): Promise<boolean> {
  const now = clock()
  await lockPipeline(tx)
  const target = { kind: 'incident', id: incidentId } as const
  await lockIncidents(tx, (await getSubject(tx, target)).ids)
  const { ids, foundAt, ...facts } = await getSubject(tx, target)
  if (findObstacle(facts) !== null) return false
  const id = newId()
  const erasure = { id, target, paper: 'срок хранения', askedBy: by.askedBy, askedAt: now }
  await insertErasure(tx, { ...erasure, personDemandId: null, isByTerm: true })
  const messageIds = await listMessageIds(tx, target, [])
  const traces = await findTraces(tx, vault, { target, ids, messageIds })
  const clean = (text: string) => withoutTraces(traces, text)
  const digestIds = await cleanDigests(tx, { ids: [], since: foundAt, clean, erasureId: id })
  // Deliveries of that time have been emptied by their own, shorter term.
  const messages = await listKeyedMessages(tx, await listMessageIds(tx, target, digestIds))
  await markErased(tx, vault, { messages, now })
  await updateDecided(tx, { id, state: 'done', decidedBy: by.decidedBy, now })
  for (const one of ids) await sealErasedHistory(tx, one, { actor: null, now })
  return true
}
