import type { OutageResponse } from '@veche/contract/outages.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { canSeeIncident } from '../../incidents/index.ts'
import { isStepAllowed } from '../domain/outage.ts'
import { countQuestions, findLastEvent } from '../matching/questions.repository.ts'
import { presentOutage } from '../outage.presenter.ts'
import { listChanges } from '../outage-changes.repository.ts'
import { isWithin, reachOf } from '../outages.policy.ts'
import { getVisibleOutage } from '../outages.repository.ts'
import type { OutagesContext } from '../outages-context.ts'

/** With its history, the questions that joined it and what the reader may do now. */
export async function getOutage(
  { db, clock }: OutagesContext,
  { outageId, actor }: { outageId: string; actor: Actor },
): Promise<OutageResponse> {
  const now = clock()
  const directory = await getDirectory(db)
  const outage = await getVisibleOutage(db, outageId, reachOf(actor, 'read', directory))
  const [history, event, { questionCount, waitingCount }] = await Promise.all([
    listChanges(db, outageId),
    findLastEvent(db, outageId),
    beyondScope('of the questions that joined an outage the count is told', () =>
      countQuestions(db, outageId),
    ),
  ])
  const mayEnter = isWithin(reachOf(actor, 'enter', directory), outage)
  const may = (step: Parameters<typeof isStepAllowed>[1]) => mayEnter && isStepAllowed(outage, step, now)
  const isEventSeen = event !== null && canSeeIncident(actor, event)
  return {
    ...presentOutage({ ...outage, questionCount }, now),
    ...{ history, waitingCount },
    event: isEventSeen ? { incidentId: event.id, number: event.number, step: event.step } : null,
    abilities: {
      ...{ edit: may('edit'), end: may('end'), resume: may('resume') },
      ...{ cancel: may('cancel'), restore: may('restore'), answer: isEventSeen && waitingCount > 0 },
    },
  }
}
