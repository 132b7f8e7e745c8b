/** What a reader sees of practices. */
import type {
  PracticeResponse,
  PracticeSummary,
  PracticesQuery,
  PracticesResponse,
} from '@veche/contract/portal/practices.ts'
import type { Db } from '../../../platform/database/db.ts'
import { InvalidError, NotFoundError } from '../../../platform/errors.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { dateInZone, momentInZone } from '../../../platform/working-time/index.ts'
import { type Actor, isPermitted } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { listByWords } from '../../text/index.ts'
import { countEffect } from './count-effect.ts'
import { isProved, quarterOf } from './domain/effect.ts'
import { writePractice } from './domain/practice-file.ts'
import { stateOf } from './domain/practice-state.ts'
import {
  type ListedPractice,
  listPractices,
  listSince,
  listSubmitted,
  markOf,
  type PracticePlace,
} from './practice-list.repository.ts'
import { mayApprove, placesOf } from './practices.policy.ts'
import { getPractice, type ReadPractice } from './practices.repository.ts'
import { hasVoted, listAdoptions, listComments } from './talk.repository.ts'

export type PracticesContext = Pick<AppContext, 'db' | 'clock' | 'region'>
type Asked = { query: PracticesQuery; actor: Actor }

const BEST = 3
/** So many of a quarter are looked through for those whose figures prove them. */
const LOOKED_AT = 50

export async function readList(
  context: PracticesContext,
  { query, actor }: Asked,
): Promise<PracticesResponse> {
  const { db } = context
  const { limit, cursor, list, sort } = query
  const isApprover = mayApprove(actor, null)
  // What waits is the business of whoever says the word.
  const isEmpty = list === 'waiting' && !isApprover
  const after = cursor === undefined ? null : parseCursor(cursor, sort)
  const { rows, isNearly } = await listByWords({
    ...{ search: query.search, isFirst: after === null },
    list: async (isNearly) =>
      isEmpty ? [] : listPractices(db, { query, userId: actor.id, after, limit: limit + 1, isNearly }),
  })
  const page = rows.slice(0, limit)
  const last = rows.length > limit && !isNearly ? page.at(-1) : undefined
  return {
    practices: page.map(presentSummary),
    best: cursor === undefined && list === 'published' ? await readBest(context, actor) : [],
    nextCursor: last ? `${markOf(last, sort)}_${last.id}` : null,
    mayWriteIn: placesOf(actor, await getDirectory(db)),
    mayApprove: isApprover,
  }
}

/** Practices that wait for the actor's word. */
export async function practicesToApprove(db: Db, actor: Actor, limit: number) {
  const rows = mayApprove(actor, null) ? await listSubmitted(db, { notBy: actor.id, limit }) : []
  return rows.map(({ id, content, versionByName, writtenAt }) => ({
    ...{ id, title: content.title, municipalityCode: content.municipalityCode },
    ...{ writtenByName: versionByName, writtenAt },
  }))
}

async function readBest({ db, clock, region }: PracticesContext, actor: Actor): Promise<PracticeSummary[]> {
  const date = quarterOf(dateInZone(region.timeZone, clock()))
  const since = momentInZone(region.timeZone, { date, time: '00:00' })
  const rows = await listSince(db, { since, userId: actor.id, limit: LOOKED_AT })
  return rows
    .filter(({ effect }) => isProved(effect))
    .slice(0, BEST)
    .map(presentSummary)
}

function parseCursor(cursor: string, sort: PracticesQuery['sort']): PracticePlace {
  const [mark = '', id = ''] = cursor.split('_')
  const isGood = sort === 'last' ? !Number.isNaN(Date.parse(mark)) : /^\d{1,9}$/.test(mark)
  if (!isGood || !/^[0-9a-f-]{36}$/.test(id)) throw new InvalidError('http.bad_cursor')
  return { mark, id }
}

function presentHead(row: ReadPractice) {
  const { content, publishedAt, writtenByName, voteCount } = row
  const { title, municipalityCode, subject, startedOn } = content
  return {
    ...{ id: row.id, state: stateOf(row), title, municipalityCode, subject, startedOn },
    ...{ authorName: writtenByName, publishedAt: publishedAt?.toISOString() ?? null, votes: voteCount },
  }
}

function presentSummary(row: ListedPractice): PracticeSummary {
  const { hasVoted: isVoted, adoptionCount, comments, effect } = row
  return { ...presentHead(row), hasVoted: isVoted, adoptions: adoptionCount, comments, effect }
}

/** Drafts and what waits are there for whoever may change or approve them. */
export async function getFor(
  { db }: { db: Db },
  { practiceId, actor }: { practiceId: string; actor: Actor },
): Promise<{
  shown: ReadPractice
  newest: ReadPractice
  places: string[]
  isWriter: boolean
  isInside: boolean
}> {
  const [newest, published, directory] = await Promise.all([
    getPractice(db, practiceId, { isNewest: true }),
    getPractice(db, practiceId, { isNewest: false }),
    getDirectory(db),
  ])
  const places = placesOf(actor, directory)
  const isWriter = newest.writtenBy === actor.id || places.includes(newest.municipalityCode)
  const isInside = isWriter || mayApprove(actor, null)
  if (newest.publishedNo === null && !isInside)
    throw new NotFoundError('practice.not_found', { id: practiceId })
  return { shown: isInside ? newest : published, newest, places, isWriter, isInside }
}

export async function showPractice(
  context: PracticesContext,
  one: { practiceId: string; actor: Actor },
): Promise<PracticeResponse> {
  const { db } = context
  const { practiceId, actor } = one
  const { shown, newest, places, isWriter } = await getFor(context, one)
  const { content } = shown
  const [effect, adoptions, comments, isVoted] = await Promise.all([
    effectOf(context, shown),
    listAdoptions(db, practiceId),
    listComments(db, practiceId),
    hasVoted(db, { practiceId, userId: actor.id }),
  ])
  const effects = await Promise.all(adoptions.map((row) => countEffect(context, { ...content, ...row })))
  const state = stateOf(newest)
  const isOpen = state === 'published'
  const mayTalk = isOpen && isPermitted(actor, 'practices.talk')
  const taken = [content.municipalityCode, ...adoptions.map(({ municipalityCode }) => municipalityCode)]
  return {
    ...{ ...presentHead(shown), content, versionNo: shown.versionNo, hasVoted: isVoted },
    approvedByName: shown.approvedByName,
    sentBackReason: isWriter ? newest.sentBackReason : null,
    withdrawn: presentWithdrawal(newest),
    isWaiting: newest.submittedNo !== null,
    effect,
    adoptions: adoptions.map(({ addedByName, addedBy: _, addedAt: __, ...row }, place) => ({
      ...{ ...row, byName: addedByName, effect: effects[place] ?? effect },
      mayRemove: places.includes(row.municipalityCode),
    })),
    comments: comments.map(({ authorId, authorName, at, ...comment }) => ({
      ...{ ...comment, byName: authorName, isMine: authorId === actor.id, at: at.toISOString() },
    })),
    mayChange: isWriter && state !== 'withdrawn' && isPermitted(actor, 'practices.write'),
    mayApprove: newest.submittedNo !== null && mayApprove(actor, newest.versionBy),
    ...{ mayVote: mayTalk && newest.writtenBy !== actor.id, mayTalk },
    mayAdoptIn: isOpen ? places.filter((code) => !taken.includes(code)) : [],
  }
}

/** The version that the reader sees, as a file. */
export async function exportPractice(
  { db }: { db: Db },
  one: { practiceId: string; actor: Actor },
): Promise<string> {
  const [{ shown }, { municipalities, topics, topicGroups }] = await Promise.all([
    getFor({ db }, one),
    getDirectory(db),
  ])
  const { municipalityCode, subject } = shown.content
  const nameOf = (list: readonly { code: string; name: string }[], code: string) =>
    list.find((known) => known.code === code)?.name ?? code
  return writePractice(shown.content, {
    id: one.practiceId,
    placeName: nameOf(municipalities, municipalityCode),
    subjectName: nameOf(subject.kind === 'topic' ? topics : topicGroups, subject.code),
    addressOf: (pictureId) => `/api/practices/pictures/${pictureId}`,
  })
}

/** What is saved is that of the published version. */
async function effectOf(
  context: PracticesContext,
  { versionNo, publishedNo, effect, content }: ReadPractice,
) {
  return versionNo === publishedNo && effect ? effect : countEffect(context, content)
}

function presentWithdrawal({ withdrawnAt, withdrawnByName, withdrawnReason }: ReadPractice) {
  if (withdrawnAt === null) return null
  return { name: withdrawnByName ?? '', at: withdrawnAt.toISOString(), reason: withdrawnReason ?? '' }
}

/** For the one search: what everybody reads. */
export async function findPractices(
  { db }: { db: Db },
  { words, isNearly, limit }: { words: string; isNearly: boolean; limit: number },
): Promise<{ id: string; title: string; municipalityCode: string }[]> {
  const query = { list: 'published', sort: 'last', search: words, limit } as const
  const rows = await listPractices(db, { query, userId: '', after: null, limit, isNearly })
  return rows.map(({ id, content, municipalityCode }) => ({ id, title: content.title, municipalityCode }))
}
