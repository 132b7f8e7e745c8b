/** Measures pages each hour, and tells who answers for a page that it has turned bad. */
import { DAY_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import type { JobDefinition } from '../../../platform/background/jobs.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { ConflictError, ForbiddenError } from '../../../platform/errors.ts'
import { type Actor, listActivePeople } from '../../access/index.ts'
import { type Directory, getDirectory } from '../../directory/index.ts'
import { addNotifications } from '../../notifications/index.ts'
import { stateOf } from './domain/requirements.ts'
import { leadsPlace, mayChange } from './passports.policy.ts'
import { listPassports, lockPassport, measurePages, saveMeasured, saveState } from './passports.repository.ts'
import { getPage, listPages, type Page, type PassportsContext } from './read-passports.ts'

const SPAN_MS = 30 * DAY_MS

type Context = Pick<PassportsContext, 'db' | 'clock'>

export async function lookAtPages({ db, clock }: Context): Promise<void> {
  const now = clock()
  const measured = await measurePages(db, { since: new Date(now.getTime() - SPAN_MS) })
  await db.transaction().execute(async (tx) => {
    for (const page of measured) {
      await lockPassport(tx, page.channelId)
      await saveMeasured(tx, page, now)
    }
  })
  await tellTurns(db, now)
}

async function tellTurns(db: Db, now: Date): Promise<void> {
  const directory = await getDirectory(db)
  const turned = (await listPages(db, now)).filter(({ row, judged }) => row?.state !== stateOf(judged))
  for (const page of turned) await db.transaction().execute((tx) => saveTurn(tx, page, { directory, now }))
}

/** Whoever has mended a page need not wait for the hour. Two presses are one look. */
export async function lookAtPage(
  context: PassportsContext,
  { channelId, actor }: { channelId: string; actor: Actor },
): Promise<void> {
  const { db, clock } = context
  const now = clock()
  const { page, directory } = await getPage(context, { channelId, actor })
  if (!mayChange(actor, page.channel.municipalityCode, directory))
    throw new ForbiddenError('passport.forbidden')
  await db.transaction().execute(async (tx) => {
    await lockPassport(tx, channelId)
    const measuredAt = (await listPassports(tx)).get(channelId)?.measuredAt
    if (measuredAt && now.getTime() - measuredAt.getTime() < MINUTE_MS)
      throw new ConflictError('passport.looked_lately')
    const since = new Date(now.getTime() - SPAN_MS)
    for (const measured of await measurePages(tx, { since, channelId })) await saveMeasured(tx, measured, now)
  })
  await tellTurns(db, now)
}

/** The state and its notices are one transaction: a turn is told once. The first look at a page is no turn. */
async function saveTurn(
  tx: Tx,
  { channel, row, judged }: Page,
  { directory, now }: { directory: Directory; now: Date },
): Promise<void> {
  const state = stateOf(judged)
  await lockPassport(tx, channel.id)
  await saveState(tx, { channelId: channel.id, state, now })
  if (state !== 'bad' || row === null || row.state === null) return
  const people = await listActivePeople(tx)
  const leaders = people.filter((person) => leadsPlace(person, channel.municipalityCode, directory))
  const userIds = new Set([...(row.ownerId ? [row.ownerId] : []), ...leaders.map(({ id }) => id)])
  const broken = [...judged].flatMap(([code, found]) => (found === 'broken' ? code : []))
  const notices = [...userIds].map((userId) => ({
    ...({ userId, kind: 'page', incidentId: null, isUrgent: false } as const),
    details: { channelId: channel.id, name: channel.name, code: broken[0] ?? '', count: broken.length },
    dedupeKey: `page:${channel.id}:${now.toISOString()}`,
  }))
  await addNotifications(tx, notices, now)
}

export function passportJobs(context: Context): JobDefinition[] {
  return [{ name: 'passports.look', cron: '17 * * * *', handle: () => lookAtPages(context) }]
}
