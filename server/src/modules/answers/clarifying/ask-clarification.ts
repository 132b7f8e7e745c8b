import type { AskClarificationRequest } from '@veche/contract/casework/clarifications.ts'
import { ConflictError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import {
  applyCommand,
  assertNotStale,
  changeIncident,
  findClarification,
  insertClarification,
  loadDeadlineBook,
  lockVisibleIncident,
} from '../../incidents/index.ts'
import { getSettings } from '../../settings/index.ts'
import { type AnswersContext, authorizeAnswer } from '../parts/index.ts'
import { assertFit } from './check-clarification.ts'
import { placeFor, queueClarification } from './queue-clarification.ts'

type Asking = AskClarificationRequest & { incidentId: string; actor: Actor }

/** One fact is missing: the author is asked for it where they asked, and the question is not answered by that. */
export function askClarification({ db, ...services }: AnswersContext, asking: Asking): Promise<void> {
  const { incidentId, actor, text, way, key } = asking
  const now = services.clock()
  return db.transaction().execute(async (tx) => {
    const locked = await lockVisibleIncident(tx, incidentId, actor)
    const known = key === null ? undefined : await findClarification(tx, key)
    if (known) {
      if (known.incidentId === incidentId && known.askedBy === actor.id) return
      throw new ConflictError('clarification.key_taken')
    }
    assertNotStale(locked.incident, asking.expectedVersion)
    await authorizeAnswer(tx, { actor, incident: locked.incident, right: 'clarify' })
    await assertFit(tx, services, asking)
    const { clarificationNeedsApproval: needsApproval } = await getSettings(tx)
    const id = key ?? newId()
    const question = { id, text, way, askedBy: actor.id }
    const command = { type: 'clarify', clarificationId: id, isProposed: needsApproval } as const
    applyCommand(locked.incident, command, now)
    await placeFor(tx, services, { incident: locked.incident, way })
    await insertClarification(tx, {
      ...{ ...question, incidentId, askedByName: actor.name, createdAt: now, needsApproval },
    })
    const change = { command, actor, now, details: { way } }
    const incident = await changeIncident(tx, locked, change, await loadDeadlineBook(tx))
    if (!needsApproval) await queueClarification(tx, services, { incident, question, now })
  })
}
