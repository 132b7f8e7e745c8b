import type { ContributionCommand } from '@veche/contract/casework/contributions.ts'
import type { ContributionNews } from '@veche/contract/notifications.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, ForbiddenError, NotFoundError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import {
  addActivity,
  getIncidentForUpdate,
  isDoneBefore,
  keptKey,
  type LockedIncident,
} from '../../incidents/index.ts'
import type { AnswersContext } from '../parts/index.ts'
import {
  findPart,
  findPostAuthor,
  insertPost,
  type PartChanges,
  type PartRow,
  type PostKind,
  updatePart,
} from './contributions.repository.ts'
import { isOpen, isWanted, type PartState, type Side, stateAfter } from './domain/part-state.ts'
import { firstReminder } from './domain/part-term.ts'
import { notifyBody, notifyWriter } from './notify-of-part.ts'
import { computePartDue } from './part-due.ts'
import { findSide } from './read-contributions.ts'

type Step = { contributionId: string; command: ContributionCommand; actor: Actor }
type Now = { part: PartRow; locked: LockedIncident; side: Side; actor: Actor; now: Date }

/** The question is locked before its part, as everywhere; a part has no lock of its own. */
export function runContributionCommand({ db, clock }: AnswersContext, step: Step): Promise<void> {
  return db.transaction().execute((tx) => runCommandIn(tx, step, clock()))
}

/** Takes a request back, whatever its revision is, while it is open. */
export async function withdrawContribution(
  tx: Tx,
  { contributionId, words, actor }: Omit<Step, 'command'> & { words: string },
  now: Date,
): Promise<void> {
  const { revision = 0 } = (await findPart(tx, contributionId)) ?? {}
  const command = { type: 'withdraw', words, expectedRevision: revision } as const
  await runCommandIn(tx, { contributionId, command, actor }, now)
}

async function runCommandIn(tx: Tx, { contributionId, command, actor }: Step, at: Date): Promise<void> {
  const found = await findPart(tx, contributionId)
  if (!found) throw new NotFoundError('contribution.not_found', { id: contributionId })
  const locked = await getIncidentForUpdate(tx, found.incidentId)
  const part = (await findPart(tx, contributionId)) ?? found
  const side = await findSide(tx, { part, incident: locked.incident, actor, command: command.type })
  if (await isSaidBefore(tx, { part, command, actor })) return
  if (part.revision !== command.expectedRevision) throw new ConflictError('contribution.changed_meanwhile')
  if (!isOpen(part.state) || !isWanted(locked.incident, part.askingAgencyCode))
    throw new ConflictError('contribution.ended')
  const state = stateAfter(part.state, command.type, side)
  if (state === null) throw new ConflictError('contribution.step_not_allowed')
  if (command.type === 'release' && part.takenBy !== actor.id)
    throw new ForbiddenError('contribution.not_taken_by_you')
  const step = { part, locked, side, actor, now: at }
  await updatePart(tx, part.id, await changesOf(tx, step, { command, state }))
  await writePost(tx, step, command)
  await writeHistory(tx, step, command)
  await tell(tx, { ...step, part: { ...part, ...taken(part, { command, actor }) } }, command)
}

/** Its reply was lost: what is said is known by its post, what is only done by the history, what is given back by its state. */
async function isSaidBefore(
  tx: Tx,
  { part, command, actor }: Pick<Now, 'part' | 'actor'> & { command: ContributionCommand },
): Promise<boolean> {
  const { commandKey, expectedRevision } = command
  if (commandKey === undefined) return false
  if ('words' in command) return (await findPostAuthor(tx, commandKey)) === actor.id
  if (command.type === 'release') return part.revision === expectedRevision + 1 && part.takenBy === null
  return isDoneBefore(tx, { incidentId: part.incidentId, actorId: actor.id, commandKey })
}

type Change = { command: ContributionCommand; state: PartState }

async function changesOf(
  tx: Tx,
  { part, actor, now }: Now,
  { command, state }: Change,
): Promise<PartChanges> {
  const ended = isOpen(state) ? {} : { endedAt: now, remindAt: null }
  const by = taken(part, { command, actor })
  switch (command.type) {
    case 'give':
      // The clock is with the writer now.
      return { state, ...by, answer: command.words, givenAt: part.givenAt ?? now, remindAt: null }
    case 'send_back': {
      const { incidentId, agencyCode, termHours } = part
      const again = await computePartDue(tx, { incidentId, agencyCode, hours: termHours, now })
      const dueAt = new Date(Math.max(again.dueAt.getTime(), part.dueAt.getTime()))
      return { state, remindAt: firstReminder(now, dueAt), dueAt }
    }
    default:
      return { state, ...by, ...ended }
  }
}

/** Whoever gives what nobody has taken has taken it. */
function taken(
  { takenBy }: Pick<PartRow, 'takenBy'>,
  { command: { type }, actor }: { command: ContributionCommand; actor: Actor },
): Pick<PartChanges, 'takenBy' | 'takenByName'> {
  if (type === 'release') return { takenBy: null, takenByName: null }
  const takes = type === 'take' || ((type === 'give' || type === 'refuse') && takenBy === null)
  return takes ? { takenBy: actor.id, takenByName: actor.name } : {}
}

const POSTS: Record<Extract<ContributionCommand, { words: string }>['type'], PostKind> = {
  ...{ say: 'said', give: 'given', refuse: 'refused', send_back: 'sent_back', withdraw: 'withdrawn' },
}

async function writePost(
  tx: Tx,
  { part, side, actor, now }: Now,
  command: ContributionCommand,
): Promise<void> {
  if (!('words' in command)) return
  await insertPost(tx, {
    ...{ id: await idOfPost(tx, command), contributionId: part.id, kind: POSTS[command.type] },
    words: command.words,
    ...{ byId: actor.id, byName: actor.name, isOfWriter: side === 'writer', at: now },
  })
}

/** The key of the command, so that its repeat is known; never the id of another's post. */
async function idOfPost(tx: Tx, { commandKey }: ContributionCommand): Promise<string> {
  const isFree = commandKey !== undefined && (await findPostAuthor(tx, commandKey)) === undefined
  return isFree ? commandKey : newId()
}

const HISTORY = {
  ...{ take: 'contribution_taken', give: 'contribution_given', refuse: 'contribution_refused' },
  ...{ accept: 'contribution_accepted', send_back: 'contribution_sent_back' },
  withdraw: 'contribution_ended',
} as const

/** Talk and giving back stand on the part alone. */
async function writeHistory(
  tx: Tx,
  { part, locked, actor, now }: Now,
  command: ContributionCommand,
): Promise<void> {
  const { type } = command
  if (type === 'say' || type === 'release') return
  const details = { contributionId: part.id, agencyCode: part.agencyCode, ...keptKey(command) }
  await addActivity(tx, locked, { type: HISTORY[type], at: now, actor, details })
}

const TOLD: Partial<Record<ContributionCommand['type'], ContributionNews>> = {
  ...{ give: 'given', refuse: 'refused', accept: 'accepted', send_back: 'sent_back', withdraw: 'ended' },
  say: 'said',
}

async function tell(tx: Tx, { part, side, actor, now }: Now, { type }: ContributionCommand): Promise<void> {
  const news = TOLD[type]
  if (news === undefined) return
  const telling = { news, key: String(part.revision), by: actor.id, now }
  await (side === 'body' ? notifyWriter : notifyBody)(tx, part, telling)
}
