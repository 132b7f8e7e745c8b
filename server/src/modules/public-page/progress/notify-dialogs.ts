/** Posts into each dialog what its question has passed, in one transaction with the moment up to which it tells. */
import type { Tx } from '../../../platform/database/db.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { type AnswersContext, queuePost } from '../../answers/index.ts'
import { progressOf } from '../domain/public-state.ts'
import { createShow } from '../open/domain/show-figures.ts'
import { shownStepOf } from '../receipt/shown-step.ts'
import { notifyEach } from '../subscriptions/notify-each.ts'
import {
  type DialogRow,
  listDialogsDue,
  lockDialogFollower,
  updateDialogPutOff,
  updateDialogTold,
} from './dialogs.repository.ts'
import { LETTER_PAUSE_MS, type News, newsSince } from './domain/progress.ts'
import { progressWordsOf } from './domain/words.ts'
import { type FollowedWork, findIncidentWork, listStepsSince } from './followers.repository.ts'
import { postId, tellsOf } from './progress-post.ts'

const BATCH = 200

type Services = Pick<AppContext, 'clock' | 'region'> & Pick<AnswersContext, 'connectors'>

/** Returns how many were looked at; whoever was looked at is not found again before the next change. */
export async function notifyDialogs(context: Services & Pick<AppContext, 'db' | 'log'>): Promise<number> {
  const { db, log, ...services } = context
  const { clock } = services
  return notifyEach(await listDialogsDue(db, clock(), BATCH), {
    ...{ clock, log },
    tell: (id) => db.transaction().execute((tx) => notifyDialog(tx, services, id)),
    save: (id, next) => updateDialogPutOff(db, id, next),
  })
}

async function notifyDialog(tx: Tx, services: Services, incidentId: string): Promise<boolean> {
  const now = services.clock()
  const row = await lockDialogFollower(tx, incidentId, now)
  const work = row && (await findIncidentWork(tx, incidentId))
  if (!row || !work) return false
  const state = progressOf(shownStepOf(work))
  const steps = await listStepsSince(tx, work, row)
  const news = newsSince({ told: row.toldState, steps, now: state })
  if (news.length > 0) await postNews(tx, services, { row, work, news })
  const pauseMs = news.length > 0 ? LETTER_PAUSE_MS : 0
  await updateDialogTold(tx, incidentId, {
    ...{ toldState: state, toldIncidentId: work.id, toldSeq: work.seq },
    ...{ nextLookAt: new Date(now.getTime() + pauseMs), failures: 0 },
  })
  return true
}

type Told = { row: DialogRow; work: FollowedWork; news: readonly News[] }

async function postNews(tx: Tx, { clock, region, connectors }: Services, { row, work, news }: Told) {
  const words = progressWordsOf(row.language)
  const show = createShow(row.language, region.timeZone)
  const { incidentId, channelId, container, threadExternalId, replyToExternalId } = row
  const lines = news.map(({ state, at }) =>
    at === null ? words.states[state] : `${show.moment(at)}: ${words.states[state]}`,
  )
  await queuePost(
    tx,
    {
      ...{ id: postId(incidentId, `${work.id} ${work.seq}`), channelId, purpose: 'progress' as const },
      place: { surface: 'private', container, threadExternalId, replyToExternalId },
      ...{ writtenBy: null, tells: await tellsOf(tx, incidentId) },
      text: [words.question(work.number), ...lines].join('\n'),
      buttons: [words.noWish],
    },
    { connectors, now: clock() },
  )
}
