/** Questions of the reader: tasks, what came back, promises, what waits for a decision. */

import { DAY_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import { Address } from '@veche/contract/incidents.ts'
import { isStillUrgent } from '@veche/contract/rules/promise/still-urgent.ts'
import { BEYOND_LIMIT } from '@veche/contract/values/today.ts'
import {
  listAwaitedParts,
  listLastReturns,
  listOwedParts,
  listOwnSubtasks,
  listTodayParts,
  listWaitingVersions,
} from '../../answers/index.ts'
import { getDirectory } from '../../directory/index.ts'
import {
  canRun,
  countIncidents,
  findPausedDeadlines,
  isForToday,
  isSupplement,
  type LastEnded,
  listIncidents,
  listLastEnded,
  listOwnPromises,
  listProposedFutile,
  listTitles,
  listVisible,
} from '../../incidents/index.ts'
import { actOfTask } from './domain/act-of-task.ts'
import type { FoundItem } from './domain/order-day.ts'
import { buildItem, MOST, type Part, type Reading, shorten, titleOf, toMoment } from './source.ts'

const PROMISES_AHEAD_MS = 7 * DAY_MS

type Row = Awaited<ReturnType<typeof listIncidents>>['rows'][number]
type Filter = Parameters<typeof listIncidents>[1]['filter']

async function listQueue({ db, actor, now, timeZone }: Reading, filter: Filter) {
  const facts = { actor, now, timeZone, filter }
  const { rows, nextCursor } = await listIncidents(db, { ...facts, limit: MOST })
  const total = nextCursor === null ? rows.length : await countIncidents(db, facts, MOST + BEYOND_LIMIT)
  return { rows, beyond: total - rows.length, paused: await findPausedDeadlines(db, rows) }
}

function ofIncident(row: Row, paused: ReadonlySet<string>) {
  return {
    ...{ id: row.id, thing: `incident:${row.id}`, title: row.title, network: row.network, step: row.step },
    ...{ municipalityCode: row.municipalityCode, address: Address.parse(row.address) },
    ...{ isUrgent: isStillUrgent(row), isForToday: isForToday(row) },
    ...{ dueAt: toMoment(row.deadlineDueAt), warnAt: toMoment(row.deadlineWarnAt) },
    ...{ isPaused: paused.has(row.id), awaitedUntil: toMoment(row.clarifyUntil) },
    isPromised: row.deadlineKey === 'final_answer' && isSame(row.deadlineDueAt, row.promiseDueAt),
  }
}

const isSame = (one: Date | null, other: Date | null) =>
  one !== null && other !== null && one.getTime() === other.getTime()

export async function readTasks(reading: Reading): Promise<Part> {
  const { rows, beyond, paused } = await listQueue(reading, { queue: 'mine' })
  const returns = await listLastReturns(
    reading.db,
    rows.flatMap(({ id, step }) => (step === 'rework' ? [id] : [])),
  )
  const ended = await listLastEnded(
    reading.db,
    rows.flatMap(({ id, step }) => (step === 'in_progress' || step === 'rework' ? [id] : [])),
  )
  const out = Map.groupBy(
    await listAwaitedParts(
      reading.db,
      rows.map(({ id }) => id),
    ),
    ({ incidentId }) => incidentId,
  )
  const items = rows.map((row): FoundItem => {
    const awaitedPart = toAwaited(out.get(row.id))
    const known = { ...ofIncident(row, paused), awaitedPart }
    const said = sayClarified(row, ended.get(row.id))
    if (said) return buildItem({ ...known, ...said })
    const back = returns.get(row.id)
    const isAwaited = row.clarifyUntil !== null && paused.has(row.id)
    const act = actOfTask({
      ...row,
      isSupplement: isSupplement(row),
      isAwaited,
      hasPartOut: awaitedPart !== null,
    })
    if (!back) return buildItem({ ...known, kind: 'task', act })
    return buildItem({
      ...known,
      ...{ kind: 'returned', act, reasonCode: back.reasonCode, words: shorten(back.decisionComment) },
      waiting: back.decidedAt && { name: back.decidedByName, since: back.decidedAt.toISOString() },
    })
  })
  return { items, beyond }
}

type AwaitedParts = Awaited<ReturnType<typeof listAwaitedParts>>

/** By its term the first, and how many bodies besides. */
function toAwaited(parts: AwaitedParts | undefined): FoundItem['awaitedPart'] {
  const [first, ...others] = parts ?? []
  if (!first) return null
  return { agencyCode: first.agencyCode, dueAt: first.dueAt.toISOString(), more: others.length }
}

/** What the author's answer changes, or their silence: nothing once it has been read. */
function sayClarified(
  row: Row,
  ended: LastEnded | undefined,
): Pick<FoundItem, 'kind' | 'act' | 'words' | 'waiting'> | null {
  if (!ended) return null
  const waiting = { name: null, since: ended.endedAt.toISOString() }
  if (ended.endedAs === 'silence') return { kind: 'silent', act: 'answer', words: null, waiting }
  if (!row.hasUnreadFollowUp) return null
  return { kind: 'clarified', act: 'read_words', words: shorten(ended.words ?? ''), waiting }
}

export async function readApprovals(reading: Reading): Promise<Part> {
  const { rows, beyond, paused } = await listQueue(reading, { queue: 'to_approve' })
  const versions = await listWaitingVersions(
    reading.db,
    rows.map(({ id }) => id),
  )
  const items = rows.map((row) => {
    const version = versions.get(row.id)
    const isOwnMended = version?.writerId === reading.actor.id
    return buildItem({
      ...ofIncident(row, paused),
      ...{ kind: 'approval', act: isOwnMended ? 'confirm' : 'decide' },
      waiting: version ? { name: version.authorName, since: version.createdAt.toISOString() } : null,
    })
  })
  return { items, beyond }
}

/** After too many refusals somebody of the centre says whose it is. */
export async function readDecisions(reading: Reading): Promise<Part> {
  const isOfCentre = reading.actor.grants.some(({ role }) => role === 'dispatcher' || role === 'moderator')
  if (!isOfCentre) return { items: [], beyond: 0 }
  const { rows, beyond, paused } = await listQueue(reading, { flag: ['arbiter'], step: ['distribution'] })
  const items = rows.map((row) =>
    buildItem({
      ...ofIncident(row, paused),
      ...{ kind: 'decision', act: 'decide', waiting: { name: null, since: row.updatedAt.toISOString() } },
    }),
  )
  return { items, beyond }
}

/** Dialogs that a colleague wants to end against the will of their authors: two people of the centre agree on that. */
export async function readFutile({ db, actor }: Reading): Promise<Part> {
  const proposals = await listProposedFutile(db, { actor, limit: MOST + 1 })
  const ids = proposals.map(({ incidentId }) => incidentId)
  const rows = new Map((await listVisible(db, actor, ids)).map((row) => [row.id, row]))
  const items = proposals.flatMap(({ incidentId, byName, at, reason }) => {
    const row = rows.get(incidentId)
    if (!row || !canRun(actor, row, 'confirm_futile', null)) return []
    return buildItem({
      ...{ kind: 'futile', id: row.id, thing: `incident:${row.id}`, act: 'decide', title: row.title },
      ...{ step: row.step, network: row.network, municipalityCode: row.municipalityCode },
      ...{ address: Address.parse(row.address), words: reason === null ? null : shorten(reason) },
      waiting: { name: byName, since: at.toISOString() },
    })
  })
  return { items: items.slice(0, MOST), beyond: Math.max(items.length - MOST, 0) }
}

export async function readPromises({ db, actor, now, timeZone }: Reading): Promise<Part> {
  const until = new Date(now.getTime() + PROMISES_AHEAD_MS)
  const rows = await listOwnPromises(db, { actor, now, timeZone, until, limit: MOST })
  const items = rows.map(({ id, title, what, dueAt, ...row }) =>
    buildItem({
      ...{ kind: 'promise', id, thing: `incident:${id}`, act: 'keep_promise', title, words: shorten(what) },
      ...{ step: row.step, network: row.network, municipalityCode: row.municipalityCode },
      ...{ address: Address.parse(row.address), isUrgent: isStillUrgent(row) },
      ...{ dueAt: dueAt.toISOString(), isPaused: row.isFrozen, isPromised: true },
    }),
  )
  return { items, beyond: 0 }
}

/** Parts of answers of other bodies: taken by the reader, asked of them, or taken by nobody of their body yet. */
export async function readParts({ db, actor }: Reading): Promise<Part> {
  const [{ agencies }, parts] = await Promise.all([
    getDirectory(db),
    listTodayParts(db, { actor, limit: MOST + 1 }),
  ])
  const items = parts
    .slice(0, MOST)
    .map(({ id, ask, askingAgencyCode, askedByName, createdAt, dueAt, takenBy }) =>
      buildItem({
        ...{ kind: 'contribution', id, thing: `contribution:${id}`, title: titleOf(ask) },
        ...{ act: takenBy === null ? 'take' : 'give', dueAt: toMoment(dueAt) },
        where: agencies.find(({ code }) => code === askingAgencyCode)?.shortName ?? null,
        waiting: { name: askedByName, since: createdAt.toISOString() },
      }),
    )
  return { items, beyond: parts.length - items.length }
}

/**
 * What others owe the questions that the reader has: parts that are late at the bodies that were asked. One row for a question, beside the task that
 * waits for them: the next act is another one, and the term of the answer is not theirs.
 */
export async function readOwedParts({ db, actor, now }: Reading): Promise<Part> {
  const [{ agencies }, owed] = await Promise.all([
    getDirectory(db),
    listOwedParts(db, { actor, now, limit: MOST }),
  ])
  const titles = await listTitles(
    db,
    owed.map(({ incidentId }) => incidentId),
    actor,
  )
  const nameOf = (agencyCode: string) => agencies.find(({ code }) => code === agencyCode)?.shortName
  const items = [...Map.groupBy(owed, ({ incidentId }) => incidentId)].flatMap(([id, parts]) => {
    const known = titles.get(id)
    const [first] = parts
    if (!known || !first) return []
    return buildItem({
      ...{ kind: 'owed_part', id, thing: `owed:${id}`, act: 'press', title: known.title ?? '' },
      ...{ dueAt: toMoment(first.dueAt), words: shorten(first.ask) },
      where: parts.flatMap(({ agencyCode }) => nameOf(agencyCode) ?? []).join(', '),
    })
  })
  return { items, beyond: 0 }
}

/** Given to the reader or to their unit; the question itself they may not see. */
export async function readSubtasks({ db, actor }: Reading): Promise<Part> {
  const subtasks = await listOwnSubtasks(db, { actor, limit: MOST + 1 })
  const items = subtasks.slice(0, MOST).map(({ id, what, createdByName, createdAt, dueAt }) =>
    buildItem({
      ...{ kind: 'subtask', id, thing: `subtask:${id}`, title: titleOf(what), act: 'do' },
      // Its day ends at midnight: it is of that day, and not of the next one.
      dueAt: toMoment(new Date(dueAt.getTime() - MINUTE_MS)),
      waiting: { name: createdByName, since: createdAt.toISOString() },
    }),
  )
  return { items, beyond: subtasks.length - items.length }
}
