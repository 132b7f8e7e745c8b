/** The weekly letter of whoever leads: a schedule of one's own with oneself as its only reader. */
import type { OwnLetterRequest, OwnLetterResponse } from '@veche/contract/admin/report-schedules.ts'
import type { z } from 'zod'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'
import { nextRunAfter } from '../../../platform/run-times/next-run.ts'
import type { Actor } from '../../access/index.ts'
import { filterWithinScope } from '../../figures/index.ts'
import { getReader } from '../../notifications/index.ts'
import type { ReportsServices } from './reports-context.ts'
import {
  deleteSchedule,
  findLetter,
  findLetterForUpdate,
  insertSchedule,
  replaceRecipients,
  updateSchedule,
} from './schedules.repository.ts'

/** Monday, before the meeting of the week. */
const MORNING = { weekday: 1, hour: 8 }
const TITLES = { ru: 'Письмо руководителю', en: "Head's letter" }

export async function readOwnLetter(db: Db, userId: string): Promise<Omit<OwnLetterResponse, 'isMailSetUp'>> {
  const letter = await findLetter(db, userId)
  return {
    isOn: letter !== undefined,
    weekday: letter?.weekday ?? MORNING.weekday,
    hour: letter?.hour ?? MORNING.hour,
    nextRunAt: letter?.nextRunAt.toISOString() ?? null,
  }
}

export async function saveOwnLetter(
  tx: Tx,
  { clock, region }: ReportsServices,
  { actor, request }: { actor: Actor; request: z.infer<typeof OwnLetterRequest> },
): Promise<void> {
  const letter = await findLetterForUpdate(tx, actor.id)
  const { isOn, weekday, hour } = request
  if (!isOn) {
    if (letter) await deleteSchedule(tx, letter.id)
    return
  }
  const now = clock()
  const times = { cadence: 'weekly', weekday, monthDay: null, hour } as const
  const nextRunAt = nextRunAfter(times, now, region.timeZone)
  if (letter) return updateSchedule(tx, letter.id, { ...times, nextRunAt })
  const { municipalityCode = null, agencyCode = null } = filterWithinScope(actor, {})
  const language = (await getReader(tx, actor.id))?.language ?? 'ru'
  const id = newId()
  await insertSchedule(tx, {
    ...{ id, ownerId: actor.id, title: TITLES[language], kind: 'head_letter', format: null, language },
    ...{ municipalityCode, agencyCode, ...times, nextRunAt, createdAt: now },
  })
  await replaceRecipients(tx, id, [{ userId: actor.id }])
}
