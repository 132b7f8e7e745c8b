/** Writing, publishing, correcting, taking away. What was published is never changed unseen. */

import { isDeepStrictEqual } from 'node:util'
import type { BulletinCommand, BulletinContent } from '@veche/contract/portal/orders.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { type Fields, joinEdit } from '../../../platform/fields-changed.ts'
import { newId } from '../../../platform/ids.ts'
import { dateInZone } from '../../../platform/working-time/index.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { listIncidentNumbers } from '../../incidents/index.ts'
import { listOutageNumbers } from '../../outages/index.ts'
import { listPublishedTitles } from '../knowledge/index.ts'
import { countReach } from './audience.query.ts'
import { releaseBulletinFiles } from './bulletin-files.repository.ts'
import {
  addVersion,
  closeBulletin,
  getBulletin,
  insertBulletin,
  lockBulletin,
  type OwnDraft,
  type ReadBulletin,
  showVersion,
  withdrawBulletin,
} from './bulletins.repository.ts'
import { isUnnamed, stateOf } from './domain/bulletin.ts'
import { FIRST_KEY, type OrdersContext, queueTelling, remindOfUnread } from './notify-bulletin.ts'
import { authorizeAudience, mayChange, speakerOf } from './orders.policy.ts'
import { findSeenPeople } from './own-people.ts'
import { useBulletinFiles } from './use-bulletin-files.ts'

type Link = BulletinContent['links'][number]

/** What each link leads to, in a word: the title of an article, the number of a question or an outage. */
export async function listLinkNames(db: Db, links: readonly Link[]): Promise<Map<string, string>> {
  const idsOf = (kind: Link['kind']) => links.filter((link) => link.kind === kind).map(({ id }) => id)
  const [articles, incidents, outages] = [idsOf('article'), idsOf('incident'), idsOf('outage')]
  const named = [
    ...(articles.length > 0 ? await listPublishedTitles(db, articles) : []),
    ...(incidents.length > 0
      ? await beyondScope('a link tells the number', () => listIncidentNumbers(db, incidents))
      : []),
    ...(outages.length > 0 ? await listOutageNumbers(db, outages) : []),
  ]
  return new Map(named.map((one) => [one.id, 'title' in one ? one.title : String(one.number)]))
}

/** A link that leads nowhere is refused while its writer is there; what goes later keeps its place without a name. */
async function assertLinks(db: Db, links: readonly Link[]): Promise<void> {
  const names = await listLinkNames(db, links)
  const unknown = links.filter(({ id }) => !names.has(id))
  if (unknown.length > 0) throw new InvalidError('bulletin.unknown_link', { field: 'links' })
}

type Create = { content: BulletinContent; actor: Actor; id?: string }

export function createBulletin({ db, ...services }: OrdersContext, one: Create): Promise<string> {
  return db.transaction().execute((tx) => addDraft(tx, services, one))
}

type Services = Omit<OrdersContext, 'db'>

export async function addDraft(
  tx: Tx,
  services: Services,
  { content, actor, id = newId() }: Create,
): Promise<string> {
  await assertContent(tx, services, { content, actor, kept: null })
  const agencyCode = speakerOf(actor, await getDirectory(tx))
  await insertBulletin(tx, { id, agencyCode, content, writer: writerOf(services, actor) })
  await useBulletinFiles(tx, { bulletinId: id, files: content.files, actor })
  return id
}

/** The whole of a draft that is locked; its files stay. */
export async function rewriteDraft(
  tx: Tx,
  services: Services,
  { draft, content, actor }: { draft: OwnDraft; content: BulletinContent; actor: Actor },
): Promise<void> {
  await assertContent(tx, services, { content, actor, kept: draft.content.task?.dueOn ?? null })
  const version = { versionNo: draft.newestNo + 1, content, note: null, writer: writerOf(services, actor) }
  await addVersion(tx, draft.id, version)
}

function writerOf({ clock }: Pick<OrdersContext, 'clock'>, { id, name }: Actor) {
  return { id, name, now: clock() }
}

type Asserted = { content: BulletinContent; actor: Actor; kept: string | null }

async function assertContent(tx: Tx, services: Services, { content, actor, kept }: Asserted) {
  authorizeAudience(actor, content.audience, await getDirectory(tx))
  assertTask(content, todayOf(services), kept)
  await assertLinks(tx, content.links)
}

function todayOf({ region, clock }: Pick<OrdersContext, 'region' | 'clock'>): string {
  return dateInZone(region.timeZone, clock())
}

/** `kept`: the day that stood there before, which may have passed since. */
function assertTask({ audience, task }: BulletinContent, today: string, kept: string | null = null): void {
  if (task === null) return
  if (task.dueOn < today && task.dueOn !== kept)
    throw new InvalidError('bulletin.day_passed', { field: 'task.dueOn' })
  // A ministry is of no municipality: nobody could say it for one.
  if (task.doneBy === 'municipality' && audience.agencyCodes.length > 0)
    throw new InvalidError('bulletin.bodies_are_no_municipalities', { field: 'task.doneBy' })
}

type Change = {
  bulletinId: string
  wanted: BulletinContent
  note: string
  before: Fields | undefined
  actor: Actor
}

export async function changeBulletin({ db, ...services }: OrdersContext, change: Change): Promise<void> {
  const { bulletinId, wanted, note, before, actor } = change
  const [now, today] = [services.clock(), todayOf(services)]
  const directory = await getDirectory(db)
  await db.transaction().execute(async (tx) => {
    const bulletin = await lockForChange(tx, bulletinId, { actor, directory })
    const state = stateOf(bulletin, now)
    if (state !== 'draft' && state !== 'open') throw new ConflictError('bulletin.not_open')
    const findChanger = async () => ({ by: bulletin.versionByName, at: bulletin.writtenAt })
    const touched = await joinEdit({ now: bulletin.content, before, wanted, findChanger })
    const content = { ...bulletin.content, ...touched }
    if (isDeepStrictEqual(content, bulletin.content)) return
    authorizeAudience(actor, content.audience, directory)
    assertTask(content, today, bulletin.dueOn)
    if (touched.links) await assertLinks(tx, touched.links)
    if (touched.files) await useBulletinFiles(tx, { bulletinId, files: content.files, actor })
    const versionNo = bulletin.newestNo + 1
    const writer = { id: actor.id, name: actor.name, now }
    if (state === 'draft') return addVersion(tx, bulletinId, { versionNo, content, note: null, writer })
    if ((content.task === null) !== (bulletin.content.task === null))
      throw new ConflictError('bulletin.kind_stays')
    if (isUnnamed(content) && !isUnnamed(bulletin.content))
      throw new InvalidError('bulletin.everybody_unsaid', { field: 'audience' })
    if (note === '') throw new InvalidError('bulletin.note_required', { field: 'note' })
    await addVersion(tx, bulletinId, { versionNo, content, note, writer })
    await showVersion(tx, { id: bulletinId, content, now })
    await queueTelling(tx, services, { bulletinId, news: 'corrected', key: String(versionNo) })
  })
}

type Deciding = { actor: Actor; directory: Awaited<ReturnType<typeof getDirectory>> }

async function lockForChange(tx: Tx, id: string, { actor, directory }: Deciding): Promise<ReadBulletin> {
  await lockBulletin(tx, id)
  const bulletin = await getBulletin(tx, id)
  // A draft of somebody else is nobody's business.
  if (bulletin.publishedNo === null && bulletin.writtenBy !== actor.id)
    throw new NotFoundError('bulletin.not_found', { id })
  if (mayChange(actor, bulletin, directory)) return bulletin
  throw new ForbiddenError('bulletin.forbidden')
}

/** It was shown to nobody: it is gone for its writer too. Its words stay in the database, where nothing is deleted. */
export async function removeDraft(
  { db, ...services }: OrdersContext,
  { bulletinId, actor }: { bulletinId: string; actor: Actor },
): Promise<void> {
  const directory = await getDirectory(db)
  await db.transaction().execute(async (tx) => {
    const { id, publishedNo } = await lockForChange(tx, bulletinId, { actor, directory })
    if (publishedNo !== null) throw new ConflictError('bulletin.not_draft')
    await withdrawBulletin(tx, id, { name: actor.name, reason: '', now: services.clock() })
    await releaseBulletinFiles(tx, id)
  })
}

/** To everybody only when that was said, and never to nobody. */
async function assertReach(
  tx: Tx,
  { content, writtenBy }: ReadBulletin,
  { isForEverybody }: { isForEverybody: boolean },
): Promise<void> {
  if (isUnnamed(content) && !isForEverybody)
    throw new InvalidError('bulletin.everybody_unsaid', { field: 'audience' })
  const { people } = await countReach(tx, { audience: content.audience, writerId: writtenBy })
  if (people === 0) throw new InvalidError('bulletin.reaches_nobody', { field: 'audience' })
}

type Run = { bulletinId: string; command: BulletinCommand; actor: Actor }

export async function runBulletinCommand(
  { db, ...services }: OrdersContext,
  { bulletinId, command, actor }: Run,
): Promise<void> {
  const [now, today] = [services.clock(), todayOf(services)]
  const directory = await getDirectory(db)
  await db.transaction().execute(async (tx) => {
    if (command.type === 'remind') return remind(tx, services, { bulletinId, actor, directory })
    const bulletin = await lockForChange(tx, bulletinId, { actor, directory })
    const { content, newestNo, id } = bulletin
    const state = stateOf(bulletin, now)
    switch (command.type) {
      case 'publish':
        if (state !== 'draft') throw new ConflictError('bulletin.not_draft')
        if (command.expectedVersion !== newestNo) throw new ConflictError('bulletin.changed_meanwhile')
        // Rights and days may have changed since it was written.
        authorizeAudience(actor, content.audience, directory)
        assertTask(content, today)
        await assertReach(tx, bulletin, command)
        await showVersion(tx, { id, content, now })
        return queueTelling(tx, services, { bulletinId, news: 'published', key: FIRST_KEY })
      case 'withdraw':
        if (state === 'draft' || state === 'withdrawn') throw new ConflictError('bulletin.not_open')
        await withdrawBulletin(tx, id, { name: actor.name, reason: command.reason, now })
        return queueTelling(tx, services, { bulletinId, news: 'withdrawn', key: FIRST_KEY })
      case 'close':
        if (state !== 'open') throw new ConflictError('bulletin.not_open')
        return closeBulletin(tx, id, { closedAt: now, isClosedByHand: true })
    }
  })
}

type Remind = Deciding & { bulletinId: string }

/** The author reminds everybody, a head their own people. */
async function remind(
  tx: Tx,
  services: Omit<OrdersContext, 'db'>,
  { bulletinId: id, actor, directory }: Remind,
): Promise<void> {
  const now = services.clock()
  await lockBulletin(tx, id)
  const bulletin = await getBulletin(tx, id)
  const seen = await findSeenPeople(tx, { actor, bulletin, directory })
  const own = seen === 'all' ? null : seen
  if (own === null && !mayChange(actor, bulletin, directory)) throw new ForbiddenError('bulletin.forbidden')
  if (stateOf(bulletin, now) !== 'open') throw new ConflictError('bulletin.not_open')
  await remindOfUnread(tx, services, { id, now, head: own && { id: actor.id, own } })
}
