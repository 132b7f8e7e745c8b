/** Posts what is new into each dialog that follows a place, in one transaction with the moment up to which it tells. */
import type { Tx } from '../../../../platform/database/db.ts'
import type { AppContext } from '../../../../platform/http/app-context.ts'
import { idFrom } from '../../../../platform/ids.ts'
import { type AnswersContext, queuePost } from '../../../answers/index.ts'
import { channelChanged } from '../../../channels/index.ts'
import { type Directory, getDirectory } from '../../../directory/index.ts'
import { dialogWordsOf } from '../domain/dialog-words.ts'
import { fitLines } from '../domain/fit-lines.ts'
import { lookedAt, tellsUntil } from '../domain/letter-times.ts'
import { subscriptionWordsOf } from '../domain/words.ts'
import { nameFollowed } from '../followed.ts'
import { listNews } from '../list-news.ts'
import { notifyEach } from '../notify-each.ts'
import {
  listSubscriptionsDue,
  lockDueSubscription,
  type SubscriptionRow,
  updateLooked,
  updatePutOff,
} from '../subscriptions.repository.ts'

const BATCH = 200

type Services = Pick<AppContext, 'clock' | 'region'> & Pick<AnswersContext, 'connectors'> & { site: string }

/** Returns how many were looked at. */
export async function postNewsDue(context: Services & Pick<AppContext, 'db' | 'log'>): Promise<number> {
  const { db, log, ...services } = context
  const { clock } = services
  const due = await listSubscriptionsDue(db, clock(), { way: 'dialog', limit: BATCH })
  if (due.length === 0) return 0
  const directory = await getDirectory(db)
  return notifyEach(due, {
    ...{ clock, log },
    tell: (id) => db.transaction().execute((tx) => postNews(tx, services, { id, directory })),
    save: (id, next) => updatePutOff(db, id, next),
  })
}

async function postNews(
  tx: Tx,
  services: Services,
  { id, directory }: { id: string; directory: Directory },
): Promise<boolean> {
  const now = services.clock()
  const row = await lockDueSubscription(tx, id, now)
  if (!row) return false
  const until = tellsUntil(row, now)
  const lines = await listNews(tx, services, { row, until, directory })
  if (lines.length > 0) await post(tx, services, row, lines)
  await updateLooked(tx, row.id, lookedAt(until, { hasNews: lines.length > 0, now }))
  return true
}

/** Of the news since one moment there is one post. */
async function post(
  tx: Tx,
  { connectors, clock, site }: Services,
  row: SubscriptionRow,
  lines: readonly string[],
): Promise<void> {
  const { channelId, container, threadExternalId, replyToExternalId, language, toldUntil } = row
  if (channelId === null || container === null || threadExternalId === null || replyToExternalId === null)
    return
  const words = dialogWordsOf(language)
  const named = await nameFollowed({ db: tx }, row, subscriptionWordsOf(language))
  const list = `${site}/open/problems?place=${row.municipalityCode ?? ''}`
  const { text, buttons } = words.news(
    named,
    fitLines(lines, (count) => words.more(count, list)),
  )
  await queuePost(
    tx,
    {
      ...{ id: idFrom('subscription news', row.id, toldUntil.toISOString()), channelId, text, buttons },
      ...{ purpose: 'subscription', writtenBy: null, tells: channelChanged(channelId) },
      place: { surface: 'private', container, threadExternalId, replyToExternalId },
    },
    { connectors, now: clock() },
  )
}
