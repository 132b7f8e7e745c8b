import { DAY_MS } from '@veche/contract/durations.ts'
import { Address } from '@veche/contract/incidents.ts'
import type { Db } from '../../../platform/database/db.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { dateInZone, timeInZone } from '../../../platform/working-time/index.ts'
import type { getIncidentToCheck } from '../../incidents/index.ts'
import type { AnswersServices } from '../parts/index.ts'
import { type Disagreement, findDisagreements } from './domain/disagreements.ts'
import { listToldNearby } from './told.repository.ts'

/** What was said longer ago is of other works. */
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
  const { street, house } = Address.parse(incident.address)
  const { topicCode, municipalityCode, eventId } = incident
  const rows =
    topicCode === null
      ? []
      : await beyondScope('what others have published of the same place', () =>
          listToldNearby(db, {
            ...{ incidentId, topicCode, municipalityCode, street, eventId, limit: MOST_TOLD },
            since: new Date(now.getTime() - LOOKED_BACK_MS),
          }),
        )
  if (rows.length === 0 && street === null) return null
  const momentOf = (at: Date) => ({ day: dateInZone(timeZone, at), time: timeInZone(timeZone, at) })
  const told = rows.map(({ number, sentAt, text: theirs }) => ({
    number,
    at: momentOf(sentAt),
    text: theirs,
  }))
  return findDisagreements(text, { now: momentOf(now), place: { street, house, words }, told })
}
