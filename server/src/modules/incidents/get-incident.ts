import type { IncidentAbilities, IncidentResponse } from '@veche/contract/incidents.ts'
import { INCIDENT_COMMANDS, Suggestion } from '@veche/contract/incidents.ts'
import type { Db } from '../../platform/db.ts'
import { NotFoundError } from '../../platform/errors.ts'
import type { Actor } from '../access/index.ts'
import { getDirectory } from '../directory/index.ts'
import { findPostOf, listThread } from '../inbox/index.ts'
import { type DeadlineBook, loadDeadlineBook } from './deadline-book.ts'
import { listDeadlines } from './deadlines.repository.ts'
import { type CommandType, type Incident, isStepAllowed } from './domain/incident.ts'
import { presentDeadline, presentExplanation, presentListItem, presentMessage } from './incident.presenter.ts'
import { canRun, canSeeIncident, type IncidentRight } from './incidents.policy.ts'
import { findIncidentRow } from './incidents.repository.ts'
import type { IncidentsContext } from './incidents-context.ts'
import { findAgency } from './run-incident-command.ts'

type VisibleRow = NonNullable<Awaited<ReturnType<typeof findIncidentRow>>>

/** 404 also for what lies outside the reader's scope: it does not exist for them. */
export async function getVisibleRow(db: Db, incidentId: string, actor: Actor): Promise<VisibleRow> {
  const row = await findIncidentRow(db, incidentId)
  if (!row || !canSeeIncident(actor, row)) throw new NotFoundError('incident.not_found', { id: incidentId })
  return row
}

type Reading = { incidentId: string; actor: Actor }

/** The whole card: state, thread, deadlines and what the reader may do now. */
export async function getIncident(
  context: IncidentsContext,
  { incidentId, actor }: Reading,
): Promise<IncidentResponse> {
  return presentCard(context, await getVisibleRow(context.db, incidentId, actor), actor)
}

/** What came of the actor's own step, also when it took the incident out of their sight: they gave it away. */
export async function getIncidentAfterOwnStep(
  context: IncidentsContext,
  { incidentId, actor }: Reading,
): Promise<IncidentResponse> {
  const row = await findIncidentRow(context.db, incidentId)
  if (!row) throw new NotFoundError('incident.not_found', { id: incidentId })
  return presentCard(context, row, actor)
}

async function presentCard(
  { db, vault }: IncidentsContext,
  row: VisibleRow,
  actor: Actor,
): Promise<IncidentResponse> {
  const [thread, deadlines, post, book, directory, lastVersion] = await Promise.all([
    listThread(db, row.id),
    listDeadlines(db, row.id),
    findPostOf(db, row),
    loadDeadlineBook(db),
    getDirectory(db),
    findSubmittedAuthor(db, row.id),
  ])
  const idByExternal = new Map(thread.map(({ externalId, id }) => [externalId, id]))
  return {
    ...presentListItem(row),
    channelId: row.channelId,
    channelName: row.channelName,
    permalink: row.permalink,
    kind: row.kind,
    outcome: row.outcome,
    closingReason: row.closingReason,
    satisfaction: row.satisfaction,
    dismissReason: row.dismissReason,
    leaseUntil: row.leaseUntil?.toISOString() ?? null,
    suggestion: row.suggestion === null ? null : Suggestion.parse(row.suggestion),
    deadlines: deadlines.map((deadline) => presentDeadline(deadline, book)),
    thread: thread.map((message) =>
      presentMessage(message, { vault, sourceId: row.sourceMessageId, idByExternal }),
    ),
    context: post ? { text: post.text, occurredAt: post.occurredAt.toISOString() } : null,
    abilities: presentAbilities(actor, row, {
      agency: findAgency(directory, row),
      isOwnAnswer: lastVersion === actor.id,
    }),
  }
}

/** Four eyes: who wrote the version that waits does not approve it. */
async function findSubmittedAuthor(db: Db, incidentId: string): Promise<string | null> {
  const row = await db
    .selectFrom('answerVersion')
    .select('authorId')
    .where('incidentId', '=', incidentId)
    .where('outcome', 'is', null)
    .orderBy('versionNo', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.authorId ?? null
}

type AbilityFacts = { agency: { isTrusted: boolean } | null; isOwnAnswer: boolean }

function presentAbilities(
  actor: Actor,
  row: VisibleRow,
  { agency, isOwnAnswer }: AbilityFacts,
): IncidentAbilities {
  const state: StepState = row
  const may = (right: IncidentRight, step: CommandType) =>
    isStepAllowed(state, step) && canRun(actor, row, right, agency)
  const commands = Object.fromEntries(INCIDENT_COMMANDS.map((type) => [type, may(type, type)]))
  return {
    accept: false,
    dismiss: false,
    restore: false,
    undo_accept: false,
    classify: false,
    assign: false,
    assign_person: false,
    take: false,
    return: false,
    read_follow_ups: false,
    close: false,
    reopen: false,
    ...commands,
    draft: may('draft', 'submit'),
    submit: may('submit', 'submit'),
    approve: may('approve', 'approve') && !isOwnAnswer,
    send_back: may('send_back', 'send_back') && !isOwnAnswer,
    resolve_delivery: row.step === 'publishing' && canRun(actor, row, 'resolve_delivery', agency),
  }
}

type StepState = Pick<Incident, 'step' | 'hasUnreadFollowUp'>

/** One deadline opened into the intervals that counted or did not, up to now. */
export async function explainIncidentDeadline(
  { db, clock }: IncidentsContext,
  { incidentId, key, actor }: { incidentId: string; key: string; actor: Actor },
) {
  await getVisibleRow(db, incidentId, actor)
  const deadlines = await listDeadlines(db, incidentId)
  const open = deadlines.filter((deadline) => deadline.key === key && deadline.state !== 'cancelled')
  const deadline = open.at(-1) ?? deadlines.filter((item) => item.key === key).at(-1)
  if (!deadline) throw new NotFoundError('incident.deadline_not_found', { key })
  const book: DeadlineBook = await loadDeadlineBook(db)
  return presentExplanation(deadline, book, clock())
}
