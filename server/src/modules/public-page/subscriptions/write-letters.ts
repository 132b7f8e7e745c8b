/** Writes what is new for each subscription by letter: in one transaction with the moment up to which it tells. */
import type { Tx } from '../../../platform/database/db.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { newId } from '../../../platform/ids.ts'
import { type Directory, getDirectory } from '../../directory/index.ts'
import { lookedAt, tellsUntil } from './domain/letter-times.ts'
import { subscriptionWordsOf } from './domain/words.ts'
import { nameFollowed } from './followed.ts'
import { insertLetter } from './letters.repository.ts'
import { listNews } from './list-news.ts'
import { notifyEach } from './notify-each.ts'
import { linkOf, tokenOf } from './subscription-links.ts'
import {
  listSubscriptionsDue,
  lockDueSubscription,
  type SubscriptionRow,
  updateLooked,
  updatePutOff,
} from './subscriptions.repository.ts'

type Services = Pick<AppContext, 'vault' | 'clock' | 'region'> & { site: string }
type LettersContext = Services & Pick<AppContext, 'db' | 'log'>

const BATCH = 200

/** Returns how many were looked at. */
export async function writeLettersDue(context: LettersContext): Promise<number> {
  const { db, log, ...services } = context
  const { clock } = services
  const due = await listSubscriptionsDue(db, clock(), { way: 'letter', limit: BATCH })
  if (due.length === 0) return 0
  const directory = await getDirectory(db)
  return notifyEach(due, {
    ...{ clock, log },
    tell: (id) => db.transaction().execute((tx) => writeLetter(tx, services, { id, directory })),
    save: (id, next) => updatePutOff(db, id, next),
  })
}

async function writeLetter(
  tx: Tx,
  services: Services,
  { id, directory }: { id: string; directory: Directory },
): Promise<boolean> {
  const now = services.clock()
  const row = await lockDueSubscription(tx, id, now)
  if (!row) return false
  const until = tellsUntil(row, now)
  const lines = await listNews(tx, services, { row, until, directory })
  if (lines.length > 0) await insertLetter(tx, await newsLetter(tx, services, { row, lines, now }))
  await updateLooked(tx, row.id, lookedAt(until, { hasNews: lines.length > 0, now }))
  return true
}

type News = { row: SubscriptionRow; lines: readonly string[]; now: Date }

async function newsLetter(tx: Tx, { vault, region, site }: Services, { row, lines, now }: News) {
  const words = subscriptionWordsOf(row.language)
  const named = await nameFollowed({ db: tx }, row, words)
  const end = linkOf(site, 'end', tokenOf(vault, 'end', row.id))
  return {
    ...{ id: newId(), subscriptionId: row.id, kind: 'news' as const, createdAt: now, nextAttemptAt: now },
    subject: `${words.letterNews}: ${named}`,
    body: [`${region.name}. ${named}`, '', lines.join('\n\n'), '', `${words.letterEnd} ${end}`].join('\n'),
  }
}
