/** Sends letters: builds the text, calls the mail server outside any transaction, saves the outcome. */
import { NotificationDetails, NotificationKind } from '@veche/contract/notifications.ts'
import { type Loop, startLoop } from '../../platform/background/loop.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/db.ts'
import type { Log } from '../../platform/log.ts'
import { isTooOld, nextMailAttempt, readFailure } from './domain/mail-retry.ts'
import { composeLetter, type MailNames } from './domain/mail-text.ts'
import {
  type ClaimedMail,
  claimMail,
  endMail,
  getReader,
  listMailItems,
  type MailEnd,
} from './mail.repository.ts'
import type { Mailer } from './mailer.ts'

export type MailDeps = {
  db: Database
  clock: Clock
  log: Log
  mailer: Mailer
  publicUrl: string
  zone: string
  /** Names of topics and agencies are in the directory, which stands above this module. */
  loadNames: () => Promise<MailNames>
}

const BATCH = 20
const LINES = 50
const IDLE_MS = 3000

export function startMailing(deps: MailDeps): Loop {
  return startLoop({
    name: 'mail',
    log: deps.log,
    turn: async () => ({ nextInMs: (await sendMailDue(deps)) === BATCH ? 0 : IDLE_MS }),
  })
}

export async function sendMailDue(deps: MailDeps): Promise<number> {
  const claimed = await claimMail(deps.db, deps.clock(), BATCH)
  for (const mail of claimed) await endMail(deps.db, mail, await sendOne(deps, mail))
  return claimed.length
}

async function sendOne(deps: MailDeps, mail: ClaimedMail): Promise<MailEnd> {
  const { db, clock, mailer, log } = deps
  if (isTooOld(mail.createdAt, clock())) return { state: 'expired' }
  const reader = await getReader(db, mail.userId)
  if (!reader?.isActive) return { state: 'skipped' }
  const items = await listMailItems(db, mail.id, LINES + 1000)
  if (items.length === 0) return { state: 'skipped' }
  const letter = composeLetter(items.slice(0, LINES).map(toItem), {
    language: reader.language ?? 'ru',
    mode: mail.mode,
    moreCount: Math.max(0, items.length - LINES),
    publicUrl: deps.publicUrl,
    zone: deps.zone,
    names: await deps.loadNames(),
  })
  try {
    await mailer.send({ ...letter, to: reader.email, id: mail.id })
    return { state: 'sent', sentAt: clock() }
  } catch (error) {
    const failure = readFailure(error)
    log.warn({ mailId: mail.id, code: failure.code, attempts: mail.attempts }, 'a letter did not leave')
    if (failure.isFinal) return { state: 'failed', errorCode: failure.code }
    const nextAttemptAt = nextMailAttempt(mail.attempts, clock())
    return { state: 'queued', nextAttemptAt, errorCode: failure.code }
  }
}

type Item = Awaited<ReturnType<typeof listMailItems>>[number]

function toItem({ kind, details, ...item }: Item) {
  return { ...item, kind: NotificationKind.parse(kind), details: NotificationDetails.parse(details) }
}
