/** Writes to each follower what their question has passed, in one transaction with the moment up to which it tells. */
import type { Tx } from '../../../platform/database/db.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { newId } from '../../../platform/ids.ts'
import { progressOf } from '../domain/public-state.ts'
import { createShow } from '../open/domain/show-figures.ts'
import { shownStepOf } from '../receipt/shown-step.ts'
import { insertLetter } from '../subscriptions/letters.repository.ts'
import { notifyEach } from '../subscriptions/notify-each.ts'
import { linkOf, tokenOf } from '../subscriptions/subscription-links.ts'
import { type SubscriptionRow, updatePutOff } from '../subscriptions/subscriptions.repository.ts'
import { LETTER_PAUSE_MS, type News, newsSince } from './domain/progress.ts'
import { progressWordsOf } from './domain/words.ts'
import {
  type FollowedWork,
  findFollowedWork,
  listFollowersDue,
  listStepsSince,
  lockFollower,
  updateTold,
} from './followers.repository.ts'
import { nameQuestion } from './name-question.ts'

const BATCH = 200

type Services = Pick<AppContext, 'vault' | 'clock' | 'region'> & { site: string }
type TellContext = Services & Pick<AppContext, 'db' | 'log'>

/** Returns how many were looked at; whoever was looked at is not found again before the next change. */
export async function notifyFollowers(context: TellContext): Promise<number> {
  const { db, log, ...services } = context
  const { clock } = services
  return notifyEach(await listFollowersDue(db, clock(), BATCH), {
    ...{ clock, log },
    tell: (id) => db.transaction().execute((tx) => notifyFollower(tx, services, id)),
    save: (id, next) => updatePutOff(db, id, next),
  })
}

async function notifyFollower(tx: Tx, services: Services, id: string): Promise<boolean> {
  const now = services.clock()
  const row = await lockFollower(tx, id, now)
  const work = row && (await findFollowedWork(tx, row))
  if (!row?.toldState || !work) return false
  const state = progressOf(shownStepOf(work))
  const steps = await listStepsSince(tx, work, row)
  const news = newsSince({ told: row.toldState, steps, now: state })
  if (news.length > 0) await insertLetter(tx, await letterOf(tx, services, { row, work, news }))
  const pauseMs = news.length > 0 ? LETTER_PAUSE_MS : 0
  await updateTold(tx, id, {
    ...{ toldState: state, toldIncidentId: work.id, toldSeq: work.seq },
    ...{ nextLookAt: new Date(now.getTime() + pauseMs), failures: 0 },
  })
  return true
}

type Told = { row: SubscriptionRow; work: FollowedWork; news: readonly News[] }

async function letterOf(tx: Tx, { vault, clock, region, site }: Services, { row, work, news }: Told) {
  const now = clock()
  const words = progressWordsOf(row.language)
  const show = createShow(row.language, region.timeZone)
  const { named, path } = await nameQuestion(tx, row, row.language)
  const end = linkOf(site, 'end', tokenOf(vault, 'end', row.id))
  const lines = news.map(({ state, at }) =>
    at === null ? words.states[state] : `${show.moment(at)}: ${words.states[state]}`,
  )
  const last = news.at(-1)?.state ?? 'received'
  return {
    ...{ id: newId(), subscriptionId: row.id, kind: 'news' as const, createdAt: now, nextAttemptAt: now },
    ...{ toldIncidentId: work.id, toldSeq: work.seq, subject: `${named}: ${words.subjects[last]}` },
    body: [
      ...[`${region.name}. ${named}`, '', lines.join('\n'), ''],
      ...[`${words.open} ${site}${path}`, words.needsCode, '', `${words.end} ${end}`],
    ].join('\n'),
  }
}
