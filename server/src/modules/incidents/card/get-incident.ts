import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { Suggestion } from '@veche/contract/incidents.ts'
import type { Db } from '../../../platform/database/db.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { readTogether } from '../../../platform/database/together.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { getSettings } from '../../settings/index.ts'
import { type DeadlineBook, deadlineParts, joinDeadlines, loadDeadlineBook } from '../deadlines/index.ts'
import { evidenceOf, isUntouched, refusalsOf, refusersOf } from '../history/index.ts'
import { ownValuesOf } from '../own-fields/index.ts'
import { listTitles } from '../pasts/index.ts'
import {
  canRemind,
  canRun,
  canSeeIncident,
  findAgency,
  findStanding,
  type IncidentsContext,
  isLate,
  presentAbilities,
} from '../rights/index.ts'
import { findIncidentRow, isStepAllowed, type VisibleRow } from '../steps/index.ts'
import { listHandWays } from './beside-rows.repository.ts'
import {
  dangerWordsOf,
  presentDeadline,
  presentExplanation,
  presentListItem,
  presentMember,
  presentMessage,
  presentPromise,
  presentRefusal,
  presentRelease,
} from './incident.presenter.ts'
import { listPast, offerByPast } from './offer-by-past.ts'
import { readCard } from './read-card.ts'

/** Answers 404 for incidents outside the reader's scope too. */
export async function getVisibleRow(db: Db, incidentId: string, actor: Actor): Promise<VisibleRow> {
  const row = await findIncidentRow(db, incidentId)
  if (!row || !canSeeIncident(actor, row)) throw new NotFoundError('incident.not_found', { id: incidentId })
  return row
}

type Reading = { incidentId: string; actor: Actor }

/** Builds the whole card: state, thread, deadlines and what the reader may do now. */
export async function getIncident(
  context: IncidentsContext,
  { incidentId, actor }: Reading,
): Promise<IncidentResponse> {
  return presentCard(context, await getVisibleRow(context.db, incidentId, actor), actor)
}

/** Shows the result of the actor's own step, even if the actor may no longer see the incident because they gave it away. */
export async function getIncidentAfterOwnStep(
  context: IncidentsContext,
  { incidentId, actor }: Reading,
): Promise<IncidentResponse> {
  const row = await beyondScope('the result of an own step, which may have taken it out of sight', () =>
    findIncidentRow(context.db, incidentId),
  )
  if (!row) throw new NotFoundError('incident.not_found', { id: incidentId })
  return presentCard(context, row, actor)
}

async function presentCard(
  { db, vault, clock }: IncidentsContext,
  row: VisibleRow,
  actor: Actor,
): Promise<IncidentResponse> {
  const now = clock()
  const stored = readStored(row.suggestion)
  const [card, book, directory, settings, standing, isSupplementUntouched, cases, past] = await Promise.all([
    beyondScope('members, repeats and events of an incident may lie in another scope', () =>
      readCard(db, row),
    ),
    loadDeadlineBook(db),
    getDirectory(db),
    getSettings(db),
    row.step === 'approval' ? findStanding(db, { incidentId: row.id, actorId: actor.id, now }) : null,
    isStepAllowed(row, 'undo_supplement') && isUntouched(db, row.id),
    row.step === 'new' ? listTitles(db, stored.caseIds, actor) : null,
    listPast(db, { row, actor, suggestion: stored.suggestion }),
  ])
  const { thread, deadlines, names, members, promises, post, copies, sentFiles, links, fake, onAir } = card
  const handWays = await listHandWays(db, [
    row,
    ...members.map(({ incidentId, network }) => ({ id: incidentId, network })),
  ])
  const refusals = refusalsOf(card.assignments)
  const agency = findAgency(directory, row)
  const idByExternal = new Map(thread.map(({ externalId, id }) => [externalId, id]))
  const linkOf = (id: string | null) => links.find((link) => link.id === id) ?? null
  const returnUntil = deadlines.find(
    ({ key, state }) => key === 'return_window' && state === 'running',
  )?.dueAt
  const abilities = presentAbilities(actor, row, {
    agency,
    mayDecide: standing !== null,
    isReturnOpen: returnUntil !== undefined && returnUntil >= now,
    handoffLimit: settings.handoffLimit,
    hasLateMembers: card.hasLateMembers,
    isSupplementUntouched,
  })
  const memberFacts = {
    vault,
    now,
    handWays,
    unmergeWithinDays: settings.unmergeWithinDays,
    canUnmerge: isStepAllowed(row, 'member_left') && canRun(actor, row, 'unmerge', agency),
  }
  return {
    ...presentListItem(row, {
      handWay: handWays.get(row.id) ?? null,
      hasFailedDelivery: card.hasFailedDelivery,
      urgentWords: dangerWordsOf(stored.suggestion),
      isPaused:
        (row.isFrozen || row.clarifyUntil !== null) &&
        !deadlines.some(({ key, state }) => key === row.deadlineKey && state === 'running'),
    }),
    ...presentRepeat(row, linkOf(row.repeatOfId)),
    channelId: row.channelId,
    channelName: row.channelName,
    permalink: row.permalink,
    kind: row.kind,
    outcome: row.outcome,
    closingReason: row.closingReason,
    satisfaction: row.satisfaction,
    dismissReason: row.dismissReason,
    leaseUntil: row.leaseUntil?.toISOString() ?? null,
    severity: row.severity,
    handoffs: row.handoffs,
    proposedAgencyCode: row.proposedAgencyCode,
    returnUntil: abilities.return ? (returnUntil?.toISOString() ?? null) : null,
    hasEvidence: row.hasEvidence,
    evidence: evidenceOf(card.activities.toReversed()),
    closeProposedByName: row.closeProposedByName,
    ownFields: ownValuesOf(card.ownValues),
    members: members.map((member) => presentMember(member, memberFacts)),
    mergedInto: linkOf(row.mergedIntoId),
    event: linkOf(row.eventId),
    splitFrom: linkOf(row.splitFromId),
    promises: promises.map(presentPromise),
    refusals: refusals.map(presentRefusal),
    released: presentRelease(card.release),
    suggestion: withoutRefusers(offerByPast(stored.suggestion, { past, directory }), refusersOf(refusals)),
    nearestCase: presentCase(stored.caseIds, cases),
    deadlines: deadlines.map((deadline) => presentDeadline(deadline, book, names)),
    thread: thread.map((message) =>
      presentMessage(message, {
        ...{ vault, sourceId: row.sourceMessageId, idByExternal },
        copies: copies.filter(({ messageId }) => messageId === message.id),
        sentFiles: sentFiles.filter(({ messageId }) => messageId === message.id),
        canRetry: canRun(actor, row, 'read_follow_ups', agency),
      }),
    ),
    context: post ? { text: post.text, occurredAt: post.occurredAt.toISOString() } : null,
    fake,
    onAir,
    requestNumber: card.requestNumber,
    erasedAt: row.erasedAt?.toISOString() ?? null,
    abilities,
    mayRemind: canRemind(actor, row) && isLate(row, now),
  }
}

/** The suggestion as it was saved, without the ids of questions that it rests on. */
function readStored(stored: unknown): { suggestion: Suggestion | null; caseIds: string[] } {
  if (stored === null) return { suggestion: null, caseIds: [] }
  const suggestion = Suggestion.parse(stored)
  const { topic } = suggestion
  const caseIds = (topic?.reasons ?? []).flatMap(({ code, words }) => (code === 'case' ? words : []))
  const reasons = (topic?.reasons ?? []).filter(({ code }) => code !== 'case')
  return { suggestion: { ...suggestion, topic: topic && { ...topic, reasons } }, caseIds }
}

function presentCase(
  caseIds: readonly string[],
  seen: Awaited<ReturnType<typeof listTitles>> | null,
): IncidentResponse['nearestCase'] {
  const [id = ''] = caseIds
  const found = seen?.get(id)
  return found ? { id, ...found } : null
}

/** An agency that has refused the work is not proposed again. */
function withoutRefusers(suggestion: Suggestion | null, refusers: ReadonlySet<string>): Suggestion | null {
  return suggestion?.agency && refusers.has(suggestion.agency.code)
    ? { ...suggestion, agency: null }
    : suggestion
}

function presentRepeat(
  { repeatKind, repeatNo, isRepeatConfirmed }: VisibleRow,
  of: { id: string; number: number; title: string } | null,
): Pick<IncidentResponse, 'repeat'> {
  if (!of || !repeatKind || repeatNo === null) return { repeat: null }
  return { repeat: { of, kind: repeatKind, no: repeatNo, isConfirmed: isRepeatConfirmed } }
}

/** Explains one deadline by the intervals that were counted or skipped, up to now. */
export async function explainIncidentDeadline(
  { db, clock }: IncidentsContext,
  { incidentId, key, actor }: { incidentId: string; key: string; actor: Actor },
) {
  await getVisibleRow(db, incidentId, actor)
  const { deadlines, names } = joinDeadlines(await readTogether(db, deadlineParts(db, incidentId)))
  const open = deadlines.filter((deadline) => deadline.key === key && deadline.state !== 'cancelled')
  const deadline = open.at(-1) ?? deadlines.filter((item) => item.key === key).at(-1)
  if (!deadline) throw new NotFoundError('incident.deadline_not_found', { key })
  const book: DeadlineBook = await loadDeadlineBook(db)
  return presentExplanation(deadline, { book, names, now: clock() })
}
