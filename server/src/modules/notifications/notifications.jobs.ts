import { DAY_MS } from '@veche/contract/durations.ts'
import type { JobDefinition } from '../../platform/background/jobs.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { DEFAULT_DIGEST_HOUR } from './domain/preferences.ts'
import { dayAndHour } from './domain/zone-day.ts'
import { addDigest, forgetMail, listDigestReaders } from './mail.repository.ts'
import { forgetNotifications } from './notifications.repository.ts'

/** A digest covers this time and nothing older, so a mail server that is set up today does not send old notices. */
const DIGEST_REACH_MS = 2 * DAY_MS
const KEEP_NOTIFICATIONS_MS = 180 * DAY_MS
const KEEP_MAIL_MS = 30 * DAY_MS
const PAGE = 5000

export type NotificationsContext = Pick<AppContext, 'db' | 'clock' | 'region'>

export function notificationsJobs(context: NotificationsContext): JobDefinition[] {
  return [
    { name: 'notifications.digest', cron: '*/5 * * * *', handle: () => makeDigests(context) },
    { name: 'notifications.forget', cron: '41 3 * * *', handle: () => forget(context) },
  ]
}

async function makeDigests({ db, clock, region }: NotificationsContext): Promise<void> {
  const now = clock()
  const { day, hour } = dayAndHour(now, region.timeZone)
  const since = new Date(now.getTime() - DIGEST_REACH_MS)
  const readers = await listDigestReaders(db, { hour, day, since, defaultHour: DEFAULT_DIGEST_HOUR })
  for (const userId of readers)
    await db.transaction().execute((tx) => addDigest(tx, { userId, day, since, now }))
}

async function forget({ db, clock }: NotificationsContext): Promise<void> {
  const now = clock().getTime()
  const before = new Date(now - KEEP_NOTIFICATIONS_MS)
  while ((await forgetNotifications(db, before, PAGE)) === PAGE);
  await forgetMail(db, new Date(now - KEEP_MAIL_MS))
}
