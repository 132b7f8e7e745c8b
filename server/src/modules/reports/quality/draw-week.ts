/** On Monday a twentieth of the answers of the week that has ended is given to those who read them again. */
import { randomBytes } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import type { Database } from '../../../platform/database/db.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { dateInZone, momentInZone } from '../../../platform/working-time/index.ts'
import { type Actor, listActivePeople, PERMISSIONS } from '../../access/index.ts'
import { findCheckpoint } from '../../book/index.ts'
import { chooseSample, type Reader } from './domain/choose-sample.ts'
import { insertWeek, isWeekDrawn, listAnswersOfWeek } from './readings.repository.ts'

type Context = Pick<AppContext, 'db' | 'clock' | 'region'>

const WEEK_DAYS = 7

/** Gives how many answers were drawn; null where this week was drawn before. */
export async function drawWeek({ db, clock, region }: Context): Promise<number | null> {
  const now = clock()
  const today = Temporal.PlainDate.from(dateInZone(region.timeZone, now))
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  const week = monday.subtract({ days: WEEK_DAYS }).toString()
  if (await isWeekDrawn(db, week)) return null
  const startOf = (date: string) => momentInZone(region.timeZone, { date, time: '00:00' })
  const [answers, readers, seed] = await Promise.all([
    listAnswersOfWeek(db, { from: startOf(week), until: startOf(monday.toString()) }),
    listReaders(db),
    findSeed(db),
  ])
  const byId = new Map(answers.map((answer) => [`${answer.incidentId} ${answer.versionNo}`, answer]))
  const { answers: sampled, withoutReader } = chooseSample(
    [...byId].map(([answerId, answer]) => ({ ...answer, answerId })),
    readers,
    { seed },
  )
  const named = sampled.flatMap((one) => {
    const answer = byId.get(one.answerId)
    return answer ? [{ ...one, incidentId: answer.incidentId, versionNo: answer.versionNo }] : []
  })
  const drawn = { week, seed, answers: answers.length, unread: withoutReader.length, drawnAt: now }
  const isOurs = await db.transaction().execute((tx) => insertWeek(tx, { ...drawn, sampled: named }))
  return isOurs ? named.length + withoutReader.length : null
}

/** Whoever may read answers again; of a body where all that they do is of one. */
async function listReaders(db: Database): Promise<Reader[]> {
  const { roles } = PERMISSIONS['quality.judge']
  const people: Pick<Actor, 'id' | 'grants'>[] = await listActivePeople(db)
  return people
    .filter(({ grants }) => grants.some(({ role }) => roles.some((known) => known === role)))
    .map(({ id, grants }) => {
      const bodies = new Set(grants.map(({ scope }) => (scope.kind === 'agency' ? scope.code : null)))
      const [only = null] = bodies
      return { userId: id, agencyCode: bodies.size === 1 ? only : null }
    })
}

/** What nobody could choose or know before the week ended: the last root of the Book, or chance where there is no Book yet. */
async function findSeed(db: Database): Promise<string> {
  const checkpoint = await findCheckpoint(db)
  return checkpoint ? Buffer.from(checkpoint.root).toString('hex') : randomBytes(16).toString('hex')
}
