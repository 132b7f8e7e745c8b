/**
 * From messages to work: a resident's message begins an incident or joins the one its author already has in the
 * conversation. Called by the pipeline inside the transaction that stores the messages.
 */
import { DAY_MS } from '@veche/contract/durations.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { type Arrival, linkMessages, markMessagesRead } from '../../inbox/index.ts'
import { understandVerdict } from '../../text/index.ts'
import { listPrivatelyAsked, setReadAddress } from '../clarifying/index.ts'
import { changeIncident } from '../history/index.ts'
import {
  type Incident,
  type IncidentCommand,
  listAnsweredByLetter,
  listIncidentsForUpdate,
  listNumberedIncidents,
  listPrivatelyAnswered,
  listSources,
  listThreadIncidents,
  type ThreadIncident,
} from '../steps/index.ts'
import { buildNewIncident, type NewWork } from './build-new-incident.ts'
import { hideDeletedWords, showRestoredWords } from './deleted-words.ts'
import { chooseOwner } from './domain/choose-owner.ts'
import { listMemberIds } from './members.repository.ts'
import { pointFactOf } from './message-point.ts'
import type { RegisterDeps } from './register-deps.ts'
import { saveNewWork } from './save-new-work.ts'
import { isStickerAlone } from './wordless.ts'

export async function registerMessages(
  tx: Tx,
  arrivals: readonly Arrival[],
  deps: RegisterDeps,
): Promise<void> {
  await registerWithOwners(tx, arrivals, await findOwners(tx, arrivals, deps), deps)
}

/** The same with owners already found by `findOwners`; `arrivals` may be a part of those it was asked about. */
export async function registerWithOwners(
  tx: Tx,
  arrivals: readonly Arrival[],
  owners: Owners,
  deps: RegisterDeps,
): Promise<void> {
  const words = arrivals.filter(isWord)
  const questions = words.filter(isQuestion)
  const ownerOf = (arrival: Arrival) =>
    chooseOwner(owners.get(conversationOf(arrival)) ?? [], arrival.message.parentExternalId)
  const joining = words.flatMap((arrival) => {
    const owner = ownerOf(arrival)
    return owner ? [{ arrival, incidentId: owner.id, mergedIntoId: owner.mergedIntoId }] : []
  })
  await registerNew(
    tx,
    questions.filter((arrival) => !ownerOf(arrival)),
    deps,
  )
  await joinFollowUps(
    tx,
    joining.filter(({ arrival }) => isQuestion(arrival)),
    deps,
  )
  await showAutomatic(
    tx,
    joining.filter(({ arrival }) => !isQuestion(arrival)),
  )
  await addSourceChanges(tx, arrivals, deps)
}

/** What came for the first time. Our own posts and answers are context, not questions. */
function isWord({ message, change }: Arrival): boolean {
  return message.direction === 'in' && change === 'appeared' && message.incidentId === null
}

/**
 * «Я в отпуске до понедельника» asks nothing and answers nothing, and neither does a sticker; what a site sends may be
 * a resident's words.
 */
function isQuestion({ message }: Arrival): boolean {
  if (isStickerAlone(message)) return false
  return message.automatic === null || message.automatic === 'bulk'
}

function conversationOf({ message }: Arrival): string {
  return threadKey(message)
}

function threadKey(thread: {
  channelId: string
  container: string
  threadExternalId: string
  authorId: string | null
}): string {
  return [thread.channelId, thread.container, thread.threadExternalId, thread.authorId].join(' ')
}

/** By conversation. */
export type Owners = ReadonlyMap<string, ThreadIncident[]>

/** Incidents that an author's next message may belong to: open, or ended so lately that they come back. */
export async function findOwners(
  tx: Tx,
  all: readonly Arrival[],
  { now, settings }: RegisterDeps,
): Promise<Owners> {
  const arrivals = all.filter(isWord)
  const messages = arrivals.map(({ message }) => message)
  const dialogs = messages.filter(({ surface }) => surface === 'private')
  const letters = messages.filter(({ surface }) => surface === 'email')
  const [inThread, inDialog, asked, byLetter, byNumber] = await Promise.all([
    listThreadIncidents(tx, messages),
    listPrivatelyAnswered(tx, dialogs),
    listPrivatelyAsked(tx, dialogs),
    listAnsweredByLetter(tx, letters),
    // The number is the last sign: where the thread itself is known, it decides.
    listNumberedIncidents(tx, arrivals),
  ])
  const known = new Set(inThread.map(threadKey))
  const incidents = [
    ...inThread,
    ...inDialog,
    ...asked,
    ...byLetter,
    ...byNumber.filter((named) => !known.has(threadKey(named))),
  ]
  const taking = incidents.filter(({ step, closedAt }) => {
    if (step === 'dismissed' || step === 'archived') return false
    const reopenMs = settings.reopenWithinDays * DAY_MS
    return step !== 'done' || (closedAt !== null && now.getTime() - closedAt.getTime() < reopenMs)
  })
  return Map.groupBy(taking, threadKey)
}

async function registerNew(tx: Tx, arrivals: readonly Arrival[], deps: RegisterDeps): Promise<void> {
  if (arrivals.length === 0) return
  const conversations = Map.groupBy(arrivals, conversationOf)
  const groups = [...conversations.values()]
  const suggestions = deps.suggest(
    groups.map(([first]) => ({
      text: first?.message.text ?? '',
      facts: {
        channelMunicipalityCode: first ? deps.municipalityOfChannel(first.message.channelId) : null,
        point: first ? pointFactOf(first.message, deps.map) : null,
        isForm: first?.message.surface === 'form',
      },
    })),
  )
  const works: NewWork[] = groups.flatMap((messages, index) => {
    const suggestion = suggestions[index]
    return suggestion ? [buildNewIncident(messages, suggestion, deps)] : []
  })
  await saveNewWork(tx, works)
}

/** A message of a program is only shown in the conversation: it starts and changes no work. */
async function showAutomatic(tx: Tx, joining: readonly Joining[]): Promise<void> {
  linkMessages(
    tx,
    joining.map(({ arrival, incidentId }) => ({ messageId: arrival.message.id, incidentId, isRead: true })),
  )
}

type Joining = { arrival: Arrival; incidentId: string; mergedIntoId: string | null }

/** The message belongs to its author's incident, but the work goes on in the incident that it was merged into. */

async function joinFollowUps(tx: Tx, joining: readonly Joining[], deps: RegisterDeps): Promise<void> {
  const kinds = deps.suggest(
    joining.map(({ arrival }) => ({ text: arrival.message.text, facts: { channelMunicipalityCode: null } })),
  )
  linkMessages(
    tx,
    joining.map(({ arrival, incidentId }) => ({ messageId: arrival.message.id, incidentId, isRead: false })),
  )
  const runs = joining.flatMap(({ arrival, incidentId, mergedIntoId }, index): Run[] => {
    const { id: messageId, text } = arrival.message
    // Nothing else counts as consent: «Не помогло» looks like small talk to the rules.
    const isThanks = kinds[index]?.kind.code === 'thanks'
    const command = { type: 'follow_up', isThanks, verdict: understandVerdict(text) } as const
    const own = { incidentId, command, details: { messageId } }
    return mergedIntoId
      ? [
          own,
          {
            incidentId: mergedIntoId,
            command: { ...command, isOfMember: true },
            details: { messageId, memberId: incidentId },
          },
        ]
      : [own]
  })
  await runOnIncidents(tx, runs, deps)
  for (const [index, { arrival }] of joining.entries()) {
    const place = kinds[index]?.place
    const { settlement = null, street = null, house = null, object = null } = place ?? {}
    if (street !== null || house !== null || object !== null)
      await setReadAddress(tx, arrival.message.id, { settlement, street, house, object })
  }
}

async function addSourceChanges(tx: Tx, arrivals: readonly Arrival[], deps: RegisterDeps): Promise<void> {
  const changes = arrivals.flatMap(({ message, change }) => {
    const { incidentId } = message
    const isNews = change === 'edited' || change === 'deleted' || change === 'restored'
    if (!isNews || incidentId === null || message.direction === 'out') return []
    return [{ incidentId, change, messageId: message.id }]
  })
  const sources = await listSources(
    tx,
    changes.map(({ incidentId }) => incidentId),
  )
  await runOnIncidents(
    tx,
    changes.map(({ incidentId, change, messageId }) => ({
      incidentId,
      command: { type: 'source_changed', change, isSource: sources.get(incidentId) === messageId },
      details: { messageId },
    })),
    deps,
  )
  const ofSource = changes.filter(({ incidentId, messageId }) => sources.get(incidentId) === messageId)
  await hideDeletedWords(tx, ofSource)
  await showRestoredWords(tx, ofSource, { arrivals, deps })
}

type Run = { incidentId: string; command: IncidentCommand; details: Record<string, unknown> }

async function runOnIncidents(tx: Tx, runs: readonly Run[], deps: RegisterDeps): Promise<void> {
  const { book, now } = deps
  if (runs.length === 0) return
  await listIncidentsForUpdate(tx, [...new Set(runs.map(({ incidentId }) => incidentId))])
  for (const { incidentId, command, details } of runs) {
    // Reads the row again, because several messages of one batch may change one incident.
    const [locked] = await listIncidentsForUpdate(tx, [incidentId])
    if (!locked || isEnded(locked.incident)) continue
    const changed = await changeIncident(tx, locked, { command, actor: null, now, details }, book)
    if (command.type === 'follow_up' && changed.step !== 'merged' && !changed.hasUnreadFollowUp)
      await markMessagesRead(tx, await listMemberIds(tx, incidentId))
    if (command.type === 'follow_up' && changed.step === 'publishing')
      await deps.stopUnread(tx, incidentId, { book, now })
  }
}

function isEnded({ step }: Incident): boolean {
  return step === 'archived'
}
