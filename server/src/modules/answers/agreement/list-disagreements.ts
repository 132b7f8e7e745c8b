import { DAY_MS } from '@veche/contract/durations.ts'
import { Address } from '@veche/contract/incidents.ts'
import type { Db } from '../../../platform/database/db.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { dateInZone, timeInZone } from '../../../platform/working-time/index.ts'
import type { getIncidentToCheck } from '../../incidents/index.ts'
import type { AnswersServices } from '../parts/index.ts'
import { type Disagreement, findDisagreements } from './domain/disagreements.ts'
import { promiseWords } from './domain/promise-words.ts'
import { listPromisedNearby, listToldNearby } from './told.repository.ts'

/** What was answered longer ago is of other works; a promise counts until it has ended. */
const LOOKED_BACK_MS = 60 * DAY_MS
const MOST_TOLD = 20

type Checked = {
  incidentId: string
  incident: Awaited<ReturnType<typeof getIncidentToCheck>>
  /** All that its author wrote. */
  words: string
  text: string
}

/** Null: nobody was told anything of it and its place is not known, so there is nothing to compare with. */
export async function listDisagreements(
  db: Db,
  { clock, region: { timeZone } }: Pick<AnswersServices, 'clock' | 'region'>,
  { incidentId, incident, words, text }: Checked,
): Promise<readonly Disagreement[] | null> {
  const now = clock()
  const { street, house, object } = Address.parse(incident.address)
  const { topicCode, municipalityCode, eventId } = incident
  const momentOf = (at: Date) => ({ day: dateInZone(timeZone, at), time: timeInZone(timeZone, at) })
  const told =
    topicCode === null
      ? []
      : await beyondScope('what others have published of the same place', async () => {
          const near = { incidentId, topicCode, municipalityCode, street, object, eventId, limit: MOST_TOLD }
          const since = new Date(now.getTime() - LOOKED_BACK_MS)
          const answers = await listToldNearby(db, { ...near, since })
          const promises = await listPromisedNearby(db, near)
          return [
            ...answers.map(({ number, sentAt, text: theirs }) => ({
              ...{ number, at: momentOf(sentAt), text: theirs },
            })),
            ...promises.map(({ number, who, what, dueAt, madeAt }) => ({
              ...{ number, at: momentOf(madeAt) },
              text: promiseWords({ who, what, until: dateInZone(timeZone, dueAt) }),
            })),
          ]
        })
  if (told.length === 0 && street === null) return null
  return findDisagreements(text, { now: momentOf(now), place: { street, house, words }, told })
}
