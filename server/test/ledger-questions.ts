/** Questions as the ledger counts them: asked, due and answered so many hours from a moment. */
import { HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import type { Database } from '../src/platform/database/db.ts'
import { saveDeadline } from './factories/deadline-factory.ts'
import { type IncidentSeed, saveIncident } from './factories/incident-factory.ts'

type Clock = { asked: number; due?: number; answered?: number }

/** The ledger learns of the deadline with the next change of the question. */
export async function saveQuestion(
  db: Database,
  { now, ...seed }: Partial<IncidentSeed> & { channelId: string; now: Date },
  { asked, due, answered }: Clock,
): Promise<string> {
  const at = (hours: number) => new Date(now.getTime() + hours * HOUR_MS)
  const places = { municipalityCode: 'valday', groupCode: 'roads', topicCode: 'roads.potholes', ...seed }
  const incident = await saveIncident(db, {
    ...{ ...places, municipalityCode: null, foundAt: at(asked) },
    ...(answered === undefined ? {} : { answeredAt: at(answered) }),
  })
  const ended = answered === undefined ? {} : { stoppedAt: at(answered), spentWorkingMs: 90 * MINUTE_MS }
  if (due !== undefined)
    await saveDeadline(db, incident, {
      ...{ key: 'first_answer', startedAt: at(asked), dueAt: at(due), ...ended },
      state: answered === undefined ? 'running' : answered <= due ? 'met' : 'late',
    })
  await db
    .updateTable('incident')
    .set({ municipalityCode: places.municipalityCode })
    .where('id', '=', incident.id)
    .execute()
  return incident.id
}
