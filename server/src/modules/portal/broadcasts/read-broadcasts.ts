/** Texts to many places as people see them: in the calendar, and one with how it fares in each place. */
import { HOUR_MS } from '@veche/contract/durations.ts'
import type {
  BroadcastCollisionsRequest,
  BroadcastCollisionsResponse,
  BroadcastContent,
  BroadcastPageLeftOut,
  BroadcastPlaceRow,
  BroadcastResponse,
  BroadcastSummary,
  BroadcastsResponse,
  BroadcastsToApproveResponse,
} from '@veche/contract/portal/broadcasts.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { momentInZone } from '../../../platform/working-time/index.ts'
import { type Actor, isPermitted, listActivePeople } from '../../access/index.ts'
import { type Directory, getDirectory } from '../../directory/index.ts'
import { listByWords } from '../../text/index.ts'
import {
  type Collision,
  listBetween,
  listCollisions,
  listOpen,
  listWithWords,
} from './broadcast-list.repository.ts'
import { listPlacesOf, type PlaceRow } from './broadcast-posts.repository.ts'
import { mayApprove, maySee, mayWrite, writingReach } from './broadcasts.policy.ts'
import {
  getBroadcast,
  listVersions,
  type PageLeftOut,
  type ReadBroadcast,
  type VersionRow,
} from './broadcasts.repository.ts'
import { isCorrecting, isWaiting, mayBeChanged, mayRun, stateOf } from './domain/broadcast-state.ts'
import { decidedPost, isClearable, isText, lastText, placeStateOf } from './domain/place-posts.ts'
import { chooseTakers } from './hand-over.ts'
import { type BroadcastsContext, compareNames, takesDown } from './list-places.ts'
import { readPosts, type StandingPost } from './queue-posts.ts'
import { type broadcastsToApprove, chooseApprovers, type Person } from './waiting-broadcasts.ts'

type Reading = Pick<BroadcastsContext, 'db' | 'clock' | 'region' | 'connectors'>
type Posts = ReadonlyMap<string, StandingPost[]>

export async function readCalendar(
  { db, region: { timeZone } }: Reading,
  { from, to, search, actor }: { from: string; to: string; search?: string | undefined; actor: Actor },
): Promise<BroadcastsResponse> {
  const directory = await getDirectory(db)
  const startOf = (date: string, addDays = 0) => momentInZone(timeZone, { date, time: '00:00', addDays })
  const rows = search
    ? [[], await findTexts(db, search)]
    : await Promise.all([listOpen(db), listBetween(db, { from: startOf(from), to: startOf(to, 1) })])
  const [open, days] = rows.map((list) => list.filter((row) => maySee(actor, row, directory)))
  const ids = [...(open ?? []), ...(days ?? [])].map(({ id }) => id)
  const places = Map.groupBy(await listPlacesOf(db, ids), ({ broadcastId }) => broadcastId)
  const posts = await readPosts(db, ids)
  const present = (row: ReadBroadcast) => presentSummary(row, { places: places.get(row.id) ?? [], posts })
  const reach = writingReach(actor, directory)
  return {
    open: (open ?? []).map(present),
    days: (days ?? []).map(present),
    mayWrite: reach === 'region' || reach.size > 0,
  }
}

async function findTexts(db: Reading['db'], search: string): Promise<ReadBroadcast[]> {
  const list = (isNearly: boolean) => listWithWords(db, { search, isNearly })
  return (await listByWords({ search, isFirst: true, list })).rows
}

const TITLE = 100

/** For the one search: texts that the reader may see, the latest first. */
export async function findBroadcasts(
  { db }: Pick<Reading, 'db'>,
  { words, isNearly, limit, actor }: { words: string; isNearly: boolean; limit: number; actor: Actor },
): Promise<{ id: string; title: string }[]> {
  const directory = await getDirectory(db)
  return (await listWithWords(db, { search: words, isNearly }))
    .filter((row) => maySee(actor, row, directory))
    .slice(0, limit)
    .map(({ id, content }) => ({ id, title: titleOf(content.text) }))
}

/** The beginning of a text, in a line. */
function titleOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length <= TITLE ? line : `${line.slice(0, TITLE - 1)}…`
}

/** Texts of these days that the reader may see, with the beginning of each. */
export async function textsBetween(
  db: Reading['db'],
  { from, to, actor }: { from: Date; to: Date; actor: Actor },
): Promise<{ id: string; title: string; at: Date }[]> {
  const directory = await getDirectory(db)
  return (await listBetween(db, { from, to }))
    .filter((row) => row.cancelledAt === null && maySee(actor, row, directory))
    .map((row) => ({
      ...{ id: row.id, at: row.calendarAt },
      title: titleOf((wordsOut(row) ?? row.content).text),
    }))
}

type Shown = { places: readonly PlaceRow[]; posts: Posts }

function presentSummary(row: ReadBroadcast, { places, posts }: Shown): BroadcastSummary {
  const { id, isUrgent, publishAt, startedAt, calendarAt, writtenByName, createdAt } = row
  const { text } = wordsOut(row) ?? row.content
  const versions = [...posts.values()].flat().filter((post) => post.broadcastId === id && isText(post))
  return {
    ...{ id, state: stateOf(row), isCorrecting: isCorrecting(row), isUrgent, text },
    isCorrected: new Set(versions.map(({ versionNo }) => versionNo)).size > 1,
    publishAt: publishAt?.toISOString() ?? null,
    startedAt: startedAt?.toISOString() ?? null,
    calendarAt: calendarAt.toISOString(),
    written: { name: writtenByName, at: createdAt.toISOString() },
    approved: presentApproval(
      wordsOut(row) === null
        ? row
        : { approvedByName: row.lastApprovedByName, approvedAt: row.lastApprovedAt },
    ),
    counts: countPlaces(row, { places, posts }),
  }
}

/** What residents see, or saw until it was withdrawn. */
function wordsOut({ startedAt, approvedContent }: ReadBroadcast): BroadcastContent | null {
  return startedAt === null ? null : approvedContent
}

function presentApproval({ approvedByName, approvedAt }: Pick<VersionRow, 'approvedByName' | 'approvedAt'>) {
  return approvedByName !== null && approvedAt !== null
    ? { name: approvedByName, at: approvedAt.toISOString() }
    : null
}

function countPlaces(
  { withdrawnAt, leftOut }: ReadBroadcast,
  { places, posts }: Shown,
): BroadcastSummary['counts'] {
  const states = places.map(({ id }) => placeStateOf(posts.get(id) ?? [], withdrawnAt !== null))
  const count = (...wanted: string[]) =>
    states.filter((state) => state !== null && wanted.includes(state)).length
  return {
    ...{ places: places.length, out: count('sent'), failed: count('failed'), unknown: count('unknown') },
    down: count('taken_down', 'recalled', 'cancelled'),
    ...{ recalled: count('recalled'), never: count('cancelled') },
    leftOut: leftOut?.length ?? 0,
  }
}

export function presentWaiting({
  writtenByName,
  writtenAt,
  publishAt,
  ...row
}: Awaited<
  ReturnType<typeof broadcastsToApprove>
>[number]): BroadcastsToApproveResponse['broadcasts'][number] {
  return {
    ...{ ...row, publishAt: publishAt?.toISOString() ?? null },
    written: { name: writtenByName, at: writtenAt.toISOString() },
  }
}

const CLOSE_MS = HOUR_MS

export async function showBroadcast(
  { db, connectors }: Reading,
  { broadcastId, actor }: { broadcastId: string; actor: Actor },
): Promise<BroadcastResponse> {
  const [row, directory] = await Promise.all([getBroadcast(db, broadcastId), getDirectory(db)])
  if (!maySee(actor, row, directory)) throw new NotFoundError('broadcast.not_found', { id: broadcastId })
  const places = await listPlacesOf(db, [broadcastId])
  const [versions, posts, collisions, people] = await Promise.all([
    listVersions(db, broadcastId),
    readPosts(db, [broadcastId]),
    listCollisions(db, places, { at: row.calendarAt, withinMs: CLOSE_MS, except: broadcastId }),
    listActivePeople(db),
  ])
  const approvers = isWaiting(row) ? chooseApprovers(people, row, directory) : []
  const [state, isWriter] = [stateOf(row), mayWrite(actor, row, directory)]
  const { content, versionNo, cancelledByName, cancelledAt, withdrawnByName, withdrawnAt, withdrawnReason } =
    row
  const isApprover = isPermitted(actor, 'broadcasts.approve') && mayApprove(actor, row, directory)
  return {
    ...presentSummary(row, { places, posts }),
    ...{ content, versionNo, sentBackReason: row.sentBackReason },
    ...{ isWaiting: isWaiting(row) && state !== 'withdrawn', out: wordsOut(row) },
    versions: versions.map((version) => ({
      ...{ versionNo: version.versionNo, text: version.content.text, approved: presentApproval(version) },
      written: { name: version.versionByName, at: version.writtenAt.toISOString() },
    })),
    places: inOrder(places).map((place) =>
      presentPlace(place, posts.get(place.id) ?? [], {
        isWithdrawn: withdrawnAt !== null,
        isTakenDown: takesDown(connectors, place) && isClearable(posts.get(place.id) ?? []),
      }),
    ),
    leftOut: row.leftOut?.map((page) => presentLeftOut(page, connectors)) ?? null,
    collisions: state === 'cancelled' || state === 'withdrawn' ? [] : collisions.map(presentCollision),
    cancelled:
      cancelledByName !== null && cancelledAt
        ? { name: cancelledByName, at: cancelledAt.toISOString() }
        : null,
    withdrawn:
      withdrawnByName !== null && withdrawnAt
        ? { name: withdrawnByName, at: withdrawnAt.toISOString(), reason: withdrawnReason ?? '' }
        : null,
    approvers: { names: approvers.slice(0, NAMED).map(({ name }) => name), count: approvers.length },
    forReader: askOthers(people, row, { actor, directory, isApprover }),
    mayChange: isWriter && mayBeChanged(row),
    mayApprove: isApprover && mayRun('approve', row) && row.versionBy !== actor.id,
    maySubmit: isWriter && mayRun('submit', row),
    isForNobody: mayRun('submit', row) && chooseApprovers(people, row, directory).length === 0,
    mayCancel: isWriter && mayRun('cancel', row),
    mayHandOver: isWriter && mayRun('hand_over', row) && chooseTakers(people, row, directory).length > 0,
    mayRepeat: isWriter && mayRun('retry', row),
    mayWithdraw: isWriter && mayRun('withdraw', row),
  }
}

function presentLeftOut(
  { externalId, ...page }: PageLeftOut,
  connectors: Reading['connectors'],
): BroadcastPageLeftOut {
  return { ...page, pageUrl: connectors.get(page.network)?.pageUrl(externalId) ?? null }
}

type Asking = { actor: Actor; directory: Directory; isApprover: boolean }

/** Nobody approves words of their own: whoever approves alone asks a colleague to write. */
function askOthers(
  people: readonly Person[],
  row: ReadBroadcast,
  { actor, directory, isApprover }: Asking,
): BroadcastResponse['forReader'] {
  const approvers = chooseApprovers(people, { ...row, versionBy: actor.id }, directory)
  const others = people.filter(({ id }) => id !== actor.id)
  // Whoever wrote it knows it best.
  const writers = others.filter((person) => mayWrite(person, row, directory))
  const first = writers.toSorted((a, b) => Number(b.id === row.writtenBy) - Number(a.id === row.writtenBy))
  return {
    approvers: approvers.length,
    colleagues: isApprover ? first.slice(0, ASKED).map(({ name }) => name) : [],
  }
}

function presentCollision({ broadcastId, text, at, places }: Collision) {
  return { broadcastId, text, at: at.toISOString(), places }
}

/** Of a text that is being written; words that the reader may not see are not told. */
export async function findCollisions(
  { db, clock }: Reading & { clock: () => Date },
  { asked, actor }: { asked: BroadcastCollisionsRequest; actor: Actor },
): Promise<BroadcastCollisionsResponse> {
  const { places, publishAt, except } = asked
  const directory = await getDirectory(db)
  const at = publishAt === null ? clock() : new Date(publishAt)
  const found = await listCollisions(db, places, { at, withinMs: CLOSE_MS, except })
  return { collisions: found.filter((other) => maySee(actor, other, directory)).map(presentCollision) }
}

const ASKED = 3
/** More of them nobody reads; how many there are is said. */
const NAMED = 6

function inOrder(places: readonly PlaceRow[]): PlaceRow[] {
  return places.toSorted((a, b) => b.surface.localeCompare(a.surface) || compareNames(a.name, b.name))
}

type OfPlace = { isWithdrawn: boolean; isTakenDown: boolean }

function presentPlace(
  { id, network, surface, name, municipalityCode }: PlaceRow,
  posts: readonly StandingPost[],
  { isWithdrawn, isTakenDown }: OfPlace,
): BroadcastPlaceRow {
  const state = placeStateOf(posts, isWithdrawn)
  const text = posts.find((post) => post.id === lastText(posts)?.id)
  const recall = isWithdrawn ? posts.findLast((post) => !isText(post)) : undefined
  const decided = posts.find((post) => post.id === decidedPost(posts, isWithdrawn)?.id)
  const shown = recall ?? text
  const isTroubled = state === 'failed' || state === 'unknown'
  const at = text?.takenDownAt ?? shown?.sentAt ?? null
  return {
    ...{ id, network, surface, name, municipalityCode, state, isTakenDown },
    isCorrection: text?.kind === 'correction',
    isReplacement:
      text?.kind === 'correction' && posts.some((post) => isText(post) && post.takenDownAt !== null),
    permalink: state === 'taken_down' ? null : (shown?.permalink ?? null),
    at: at?.toISOString() ?? null,
    errorCode: isTroubled ? (decided?.errorCode ?? text?.errorCode ?? null) : (text?.takeDownError ?? null),
  }
}
