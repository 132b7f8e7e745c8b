/** What each side sees of parts. The asked body is shown the part itself and is never led to the question. */

import type {
  ContributionListResponse,
  ContributionQuery,
  ContributionResponse,
  ContributionSummary,
  ContributionTermResponse,
  IncidentContributionsResponse,
} from '@veche/contract/casework/contributions.ts'
import type { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { type Actor, listActivePeople } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import {
  canRun,
  canSeeIncident,
  findAgency,
  findIncidentRow,
  getVisibleRow,
  type IncidentScope,
  listIncidentThread,
  listVisible,
} from '../../incidents/index.ts'
import { hidePeople } from '../../text/index.ts'
import { firstNameOf } from '../checklist/index.ts'
import type { AnswersContext } from '../parts/index.ts'
import { bodiesOf, isOfBody } from './contributions.policy.ts'
import {
  findPart,
  listAskedParts,
  listEndedParts,
  listOpenParts,
  listParts,
  listPosts,
  type PartPlace,
  type PartRow,
  type PostRow,
} from './contributions.repository.ts'
import {
  actsOf,
  isOpen,
  isWanted,
  mayBringFiles,
  type PartAct,
  type PartState,
  type Side,
} from './domain/part-state.ts'
import { isPartLate } from './domain/part-term.ts'
import { listPartTerms } from './part-due.ts'
import { listPartFiles, type PartFileRow } from './part-files.repository.ts'

type Sides = { part: PartRow; incident: IncidentScope; actor: Actor; command?: PartAct }

const OF_BODY: readonly PartAct[] = ['take', 'release', 'give', 'refuse']

/** Who is of both sides, as one who keeps a whole municipality, acts for the one that the command is of. */
export async function findSide(db: Db, { part, incident, actor, command }: Sides): Promise<Side> {
  const directory = await getDirectory(db)
  const agency = directory.agencies.find(({ code }) => code === part.agencyCode)
  const isBody = agency !== undefined && isOfBody(actor, agency)
  const isWriter =
    canSeeIncident(actor, incident) && canRun(actor, incident, 'clarify', findAgency(directory, incident))
  if (isBody && (!isWriter || command === undefined || OF_BODY.includes(command))) return 'body'
  if (isWriter) return 'writer'
  throw new NotFoundError('contribution.not_found', { id: part.id })
}

type OfPart = { contributionId: string; actor: Actor }

/** For both sides, and for those who see the question and write nothing of it. */
export async function getForReader(db: Db, { contributionId, actor }: OfPart) {
  const part = await findPart(db, contributionId)
  if (!part) throw new NotFoundError('contribution.not_found', { id: contributionId })
  const incident = await beyondScope('the asked body does not see the question of its part', () =>
    findIncidentRow(db, part.incidentId),
  )
  if (!incident) throw new NotFoundError('contribution.not_found', { id: contributionId })
  if (!canSeeIncident(actor, incident)) await findSide(db, { part, incident, actor })
  return { part, incident }
}

export async function readContribution(
  { db, clock }: AnswersContext,
  { contributionId, actor }: OfPart,
): Promise<ContributionResponse> {
  const { part, incident } = await getForReader(db, { contributionId, actor })
  const side = await findSide(db, { part, incident, actor })
  const [posts, files] = await Promise.all([listPosts(db, [part.id]), listPartFiles(db, [part.id])])
  return present(part, { posts, files, actor, side, incident, now: clock() })
}

export async function readOfIncident(
  { db, clock, vault }: AnswersContext,
  { incidentId, actor }: { incidentId: string; actor: Actor },
): Promise<IncidentContributionsResponse> {
  const row = await getVisibleRow(db, incidentId, actor)
  const [parts, directory, thread] = await Promise.all([
    listParts(db, incidentId),
    getDirectory(db),
    listIncidentThread(db, incidentId),
  ])
  const ids = parts.map(({ id }) => id)
  const [posts, files] = await Promise.all([listPosts(db, ids), listPartFiles(db, ids)])
  const now = clock()
  const mayWrite = canRun(actor, row, 'clarify', findAgency(directory, row))
  const said = thread.filter(({ direction }) => direction === 'in')
  const name = firstNameOf({ vault }, said)
  return {
    contributions: parts.toSorted(byTerm).map((part) =>
      present(part, {
        posts: posts.filter(({ contributionId }) => contributionId === part.id),
        files: files.filter(({ contributionId }) => contributionId === part.id),
        ...{ actor, side: mayWrite ? 'writer' : null, incident: row, now },
      }),
    ),
    mayAsk: mayWrite && row.agencyCode !== null && isWanted(row, row.agencyCode),
    offeredWords: mayWrite ? hidePeople(said.at(0)?.text ?? '', name === null ? [] : [name]) : '',
  }
}

function byTerm(one: PartRow, other: PartRow): number {
  const open = Number(isOpen(other.state)) - Number(isOpen(one.state))
  return open || one.dueAt.getTime() - other.dueAt.getTime() || (one.id < other.id ? -1 : 1)
}

export async function readTerm(
  { db, clock }: AnswersContext,
  { incidentId, agencyCode, actor }: { incidentId: string; agencyCode: string; actor: Actor },
): Promise<ContributionTermResponse> {
  await getVisibleRow(db, incidentId, actor)
  const { agencies } = await getDirectory(db)
  const agency = agencies.find(({ code }) => code === agencyCode)
  if (!agency) throw new InvalidError('contribution.unknown_body', { agencyCode })
  const [{ answerDueAt, latestAt, terms }, people] = await Promise.all([
    listPartTerms(db, { incidentId, agencyCode, now: clock() }),
    listActivePeople(db),
  ])
  return {
    answerDueAt: answerDueAt?.toISOString() ?? null,
    latestAt: latestAt?.toISOString() ?? null,
    terms: terms.map((term) => ({ ...term, dueAt: term.dueAt.toISOString() })),
    people: people.filter((person) => isOfBody(person, agency)).map(({ id, name }) => ({ id, name })),
  }
}

export async function readList(
  { db, clock }: AnswersContext,
  { query, actor }: { query: z.infer<typeof ContributionQuery>; actor: Actor },
): Promise<ContributionListResponse> {
  const agencyCodes = bodiesOf(actor, await getDirectory(db))
  const { limit, cursor, list } = query
  if (agencyCodes.length === 0 && list !== 'asked') return { contributions: [], nextCursor: null }
  const page = { agencyCodes, limit: limit + 1, after: cursor === undefined ? null : parseCursor(cursor) }
  const rows = await LISTS[list](db, { ...page, askedBy: actor.id })
  const seen = list === 'asked' ? await listSeen(db, { actor, rows }) : null
  const last = rows.length > limit ? rows[limit - 1] : undefined
  const now = clock()
  return {
    contributions: rows
      .slice(0, limit)
      .filter(({ incidentId }) => seen === null || seen.has(incidentId))
      .map((row) => ({
        ...summarise(row, { actor, now, state: row.state }),
        incidentId: seen === null ? null : row.incidentId,
      })),
    nextCursor: last ? `${(last.endedAt ?? last.dueAt).toISOString()}_${last.id}` : null,
  }
}

const LISTS = { open: listOpenParts, asked: listAskedParts, ended: listEndedParts } as const

type AskedRows = { actor: Actor; rows: readonly PartRow[] }

/** Of what was asked: the questions that the reader may open. */
async function listSeen(db: Db, { actor, rows }: AskedRows): Promise<ReadonlySet<string>> {
  const ids = [...new Set(rows.map(({ incidentId }) => incidentId))]
  return new Set((await listVisible(db, actor, ids)).map(({ id }) => id))
}

function parseCursor(cursor: string): PartPlace {
  const [mark = '', id = ''] = cursor.split('_')
  const at = new Date(mark)
  if (Number.isNaN(at.getTime()) || !/^[0-9a-f-]{36}$/.test(id)) throw new InvalidError('http.bad_cursor')
  return { at, id }
}

type Seen = { actor: Actor; now: Date; state: PartState }

function summarise(part: PartRow, { actor, now, state }: Seen): ContributionSummary {
  const { id, agencyCode, askingAgencyCode, ask, askedByName, personName, takenByName } = part
  return {
    ...{ id, agencyCode, askingAgencyCode, ask, state, askedByName, personName, takenByName },
    isMine: (part.takenBy ?? part.personId) === actor.id,
    createdAt: part.createdAt.toISOString(),
    dueAt: part.dueAt.toISOString(),
    givenAt: part.givenAt?.toISOString() ?? null,
    isLate: isPartLate(part, now),
    endedAt: part.endedAt?.toISOString() ?? null,
  }
}

type Shown = {
  posts: readonly PostRow[]
  files: readonly PartFileRow[]
  actor: Actor
  /** Null: they only read. */
  side: Side | null
  incident: Pick<IncidentScope, 'agencyCode' | 'step'>
  now: Date
}

/** What has moved on is told so at once, before the sweep has ended it. */
function present(part: PartRow, { posts, files, actor, side, incident, now }: Shown): ContributionResponse {
  const isStillWanted = isWanted(incident, part.askingAgencyCode)
  const state = isOpen(part.state) && !isStillWanted ? 'not_needed' : part.state
  return {
    ...summarise(part, { actor, now, state }),
    ...{ shownWords: part.shownWords, answer: part.answer, revision: part.revision },
    posts: posts.map(({ id, kind, byName, isOfWriter, words, at }) => ({
      ...{ id, kind, byName, isOfWriter, words, at: at.toISOString() },
    })),
    files: files.map(({ id, name, contentType, size, uploadedByName, uploadedAt }) => ({
      ...{ id, name, contentType, size, byName: uploadedByName, at: uploadedAt.toISOString() },
    })),
    mayBring: mayBringFiles({ part, incident, side }),
    acts: side === null ? [] : actsOf(state, { side, isTaker: part.takenBy === actor.id }),
  }
}
