/** Takes in what people said: «read», «done», «cannot». Each may come late and more than once. */
import { isDeepStrictEqual } from 'node:util'
import type { DeedRequest } from '@veche/contract/portal/orders.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { endBulletinNotices } from '../../notifications/index.ts'
import {
  type DeedRow,
  findDeed,
  findReach,
  findShownSince,
  insertDeed,
  insertReceipt,
  listLastDeeds,
} from './acts.repository.ts'
import { closeBulletin, getBulletin, lockBulletin, type ReadBulletin } from './bulletins.repository.ts'
import { boundPress, mustDo } from './domain/bulletin.ts'
import type { OrdersContext } from './notify-bulletin.ts'
import { countOwingPeople } from './progress.repository.ts'
import { useDeedFiles } from './use-bulletin-files.ts'

const ASK_TO_READ = ['published', 'corrected', 'unread'] as const
const ASK_TO_DO = ['eve', 'day', 'late'] as const

type Receipt = { bulletinId: string; versionNo: number; pressedAt: Date; actor: Pick<Actor, 'id'> }

/** Also of what was corrected or withdrawn since: the person had read it when they pressed. */
export async function addReceipt(
  { db, clock }: Pick<OrdersContext, 'db' | 'clock'>,
  { bulletinId, versionNo, pressedAt, actor }: Receipt,
): Promise<void> {
  const now = clock()
  await db.transaction().execute(async (tx) => {
    const { isReached } = await findReach(tx, bulletinId, actor.id)
    const since = await findShownSince(tx, { bulletinId, versionNo })
    if (!isReached || since === null) throw new NotFoundError('bulletin.not_found', { id: bulletinId })
    const moment = boundPress(pressedAt, { from: since, now })
    await insertReceipt(tx, { bulletinId, versionNo, userId: actor.id, pressedAt: moment, receivedAt: now })
    const { publishedNo } = await getBulletin(tx, bulletinId)
    // A newer version still asks to be read.
    if (publishedNo === versionNo)
      await endBulletinNotices(tx, { bulletinId, userId: actor.id, news: ASK_TO_READ }, now)
  })
}

type Deed = { bulletinId: string; request: DeedRequest; actor: Pick<Actor, 'id' | 'name'> }

export async function addDeed(
  { db, clock }: Pick<OrdersContext, 'db' | 'clock'>,
  { bulletinId, request, actor }: Deed,
): Promise<void> {
  const now = clock()
  const directory = await getDirectory(db)
  await db.transaction().execute(async (tx) => {
    await lockBulletin(tx, bulletinId)
    const known = await findDeed(tx, request.id)
    if (known?.userId === actor.id && known.bulletinId === bulletinId) return
    if (known) throw new ConflictError('bulletin.deed_known')
    const bulletin = await getBulletin(tx, bulletinId)
    const subjects = await listSubjects(tx, bulletin, { actor, directory })
    assertOpen(bulletin)
    const subject = chooseSubject(subjects, request.subject)
    const [last] = await listLastDeeds(tx, bulletinId, [subject])
    assertSeen(request, last)
    if (!isNews(request, last, actor.id)) return
    const { state, words, link, files } = request
    await useDeedFiles(tx, { bulletinId, files, actor })
    const from = bulletin.publishedAt ?? now
    await insertDeed(tx, {
      ...{ id: request.id, bulletinId, subject, no: (last?.no ?? 0) + 1, state, words, link, files },
      ...{ userId: actor.id, userName: actor.name, receivedAt: now },
      pressedAt: boundPress(new Date(request.pressedAt), { from, now }),
    })
    await settleClosing(tx, bulletin, { directory, now })
    if (state !== 'taken_back')
      await endBulletinNotices(tx, { bulletinId, userId: actor.id, news: ASK_TO_DO }, now)
  })
}

type Directory = Awaited<ReturnType<typeof getDirectory>>

/** For whom the person may say it: of those that must do it. */
async function listSubjects(
  tx: Tx,
  bulletin: ReadBulletin,
  { actor, directory }: { actor: Pick<Actor, 'id'>; directory: Directory },
): Promise<string[]> {
  const { isReached, subjects } = await findReach(tx, bulletin.id, actor.id)
  if (!isReached) throw new NotFoundError('bulletin.not_found', { id: bulletin.id })
  const must = mustDo(bulletin.content, directory)
  return must === null ? subjects : subjects.filter((subject) => must.includes(subject))
}

function assertOpen({ kind, publishedNo, withdrawnAt, closedAt, isClosedByHand }: ReadBulletin): void {
  if (publishedNo === null) throw new NotFoundError('bulletin.not_found')
  if (kind !== 'order') throw new ConflictError('bulletin.asks_nothing')
  if (withdrawnAt !== null) throw new ConflictError('bulletin.withdrawn')
  // What the last one has done may be taken back.
  if (closedAt !== null && isClosedByHand) throw new ConflictError('bulletin.closed')
}

function chooseSubject(subjects: readonly string[], named: string | undefined): string {
  const [only, ...more] = subjects
  if (only === undefined || (named !== undefined && !subjects.includes(named)))
    throw new ForbiddenError('bulletin.not_yours')
  if (named === undefined && more.length > 0)
    throw new InvalidError('bulletin.subject_needed', { subjects: [...subjects] })
  return named ?? only
}

/** What was said meanwhile, in another window or by a colleague, is not overwritten unseen. */
function assertSeen({ after, state, words, files }: DeedRequest, last: DeedRow | undefined): void {
  if (after === undefined || last === undefined || last.id === after) return
  if (last.state === state && last.words === words && isDeepStrictEqual(last.files, files)) return
  if (last.state === 'taken_back' && after === null) return
  throw new ConflictError(
    'bulletin.said_meanwhile',
    { id: last.id, state: last.state, at: last.pressedAt.toISOString() },
    { by: last.userName },
  )
}

/** False: the same was said already, from another window or telephone. */
function isNews({ state, words, files }: DeedRequest, last: DeedRow | undefined, userId: string): boolean {
  if (state === 'cannot' && words === '')
    throw new InvalidError('bulletin.words_required', { field: 'words' })
  const isSaid = last !== undefined && last.state !== 'taken_back'
  if (state === 'taken_back') {
    if (isSaid && last.userId !== userId) throw new ForbiddenError('bulletin.not_yours')
    return isSaid
  }
  if (last?.state === 'done' && last.userId !== userId)
    throw new ConflictError('bulletin.done_already', {}, { by: last.userName })
  return last?.state !== state || last.words !== words || !isDeepStrictEqual(last.files, files)
}

/** Closes an order when the last one has done it, and opens it again when somebody takes it back. */
async function settleClosing(
  tx: Tx,
  bulletin: ReadBulletin,
  { directory, now }: { directory: Directory; now: Date },
): Promise<void> {
  const isDone = (await countOwing(tx, bulletin, directory)) === 0
  if (isDone && bulletin.closedAt === null)
    await closeBulletin(tx, bulletin.id, { closedAt: now, isClosedByHand: false })
  if (!isDone && bulletin.closedAt !== null)
    await closeBulletin(tx, bulletin.id, { closedAt: null, isClosedByHand: false })
}

/** Who cannot is owed a decision by the author, so they count too. */
async function countOwing(tx: Tx, bulletin: ReadBulletin, directory: Directory): Promise<number> {
  const must = mustDo(bulletin.content, directory)
  if (must === null) return countOwingPeople(tx, bulletin.id)
  const done = (await listLastDeeds(tx, bulletin.id, must)).filter(({ state }) => state === 'done')
  return must.length - done.length
}
