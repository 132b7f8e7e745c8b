import type { AddSubtaskRequest, SubtaskCommand } from '@veche/contract/casework/subtasks.ts'
import { SUBTASKS_LIMIT } from '@veche/contract/values/casework/subtasks.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { cleanFile, FILE_TYPES } from '../../../platform/pictures/clean-file.ts'
import { dateInZone, momentInZone } from '../../../platform/working-time/index.ts'
import { type Actor, listActivePeople, type Signer } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import {
  addActivity,
  findIncidentRow,
  getIncidentForUpdate,
  isDoneBefore,
  keptKey,
  lockVisibleIncident,
} from '../../incidents/index.ts'
import { isOfBody } from '../contributions/index.ts'
import { type AnswersContext, authorizeAnswer } from '../parts/index.ts'
import { firstReminder, stateAfter, takesSubtasks } from './domain/subtask-state.ts'
import { notifyOfSubtask } from './notify-of-subtask.ts'
import { getForReader } from './read-subtasks.ts'
import { standingOf } from './subtasks.policy.ts'
import {
  findSubtask,
  insertSubtask,
  listSubtasks,
  type SubtaskChanges,
  type SubtaskRow,
  updateSubtask,
} from './subtasks.repository.ts'

type Adding = {
  incidentId: string
  asked: AddSubtaskRequest
  actor: Actor
  /** Whom the history names, and what it says besides: a rule. */
  signer?: Signer
  said?: Record<string, unknown>
}
type Services = Pick<AnswersContext, 'clock' | 'region'>

export function addSubtask({ db, ...services }: AnswersContext, adding: Adding): Promise<void> {
  return db.transaction().execute((tx) => addSubtaskIn(tx, services, adding))
}

export async function addSubtaskIn(
  tx: Tx,
  { clock, region }: Services,
  { incidentId, asked, actor, signer = actor, said = {} }: Adding,
): Promise<void> {
  const now = clock()
  const dueAt = momentInZone(region.timeZone, { date: asked.dueOn, time: '00:00', addDays: 1 })
  const locked = await lockVisibleIncident(tx, incidentId, actor)
  const { incident } = locked
  const known = await findSubtask(tx, asked.id)
  if (known?.incidentId === incidentId && known.createdBy === actor.id) return
  if (known) throw new ConflictError('subtask.key_taken')
  await authorizeAnswer(tx, { actor, incident, right: 'draft' })
  const { agencyCode } = incident
  const deadlineDueAt = (await findIncidentRow(tx, incidentId))?.deadlineDueAt ?? null
  if (agencyCode === null || !takesSubtasks(incident)) throw new ConflictError('subtask.not_worked_on')
  if (dueAt <= now) throw new InvalidError('subtask.in_past', { field: 'dueOn' })
  if (
    deadlineDueAt !== null &&
    asked.dueOn > dateInZone(region.timeZone, deadlineDueAt) &&
    !asked.isConfirmed
  )
    throw new InvalidError('subtask.after_answer', { field: 'dueOn', dueAt: deadlineDueAt.toISOString() })
  if ((await listSubtasks(tx, incidentId)).length >= SUBTASKS_LIMIT)
    throw new ConflictError('subtask.too_many', { limit: SUBTASKS_LIMIT })
  const ownerName = await checkOwner(tx, { agencyCode, asked })
  const { id, what, ownerId, unitCode } = asked
  const subtask = {
    ...{ id, incidentId, agencyCode, what, ownerId, ownerName, unitCode, dueAt },
    ...{ createdBy: actor.id, createdByName: actor.name, createdAt: now },
    remindAt: firstReminder(dueAt, now),
  }
  await insertSubtask(tx, subtask)
  const details = { subtaskId: id, dueAt: dueAt.toISOString(), ...said }
  await addActivity(tx, locked, { type: 'subtask_added', at: now, actor: signer, details })
  await notifyOfSubtask(tx, subtask, { news: 'given', key: '', by: actor.id, now })
}

type Owner = { agencyCode: string; asked: AddSubtaskRequest }

/** A person or a unit of the body whose work it is. */
async function checkOwner(tx: Tx, { agencyCode, asked }: Owner): Promise<string | null> {
  const { agencies } = await getDirectory(tx)
  const agency = agencies.find(({ code }) => code === agencyCode)
  if (asked.unitCode !== null) {
    if (agency?.units.some(({ code }) => code === asked.unitCode)) return null
    throw new InvalidError('subtask.not_of_body', { field: 'ownerId' })
  }
  const person = (await listActivePeople(tx)).find(({ id }) => id === asked.ownerId)
  if (!person || !agency || !isOfBody(person, agency))
    throw new InvalidError('subtask.not_of_body', { field: 'ownerId' })
  return person.name
}

type Step = { subtaskId: string; command: SubtaskCommand; actor: Actor }

/** The question is locked before its sub-task, as everywhere. */
export function runSubtaskCommand(
  { db, clock }: Pick<AnswersContext, 'db' | 'clock'>,
  step: Step,
): Promise<void> {
  return db.transaction().execute((tx) => runSubtaskCommandIn(tx, step, clock()))
}

/** Takes one back, whatever its revision is, while it is open. */
export async function withdrawSubtask(
  tx: Tx,
  { subtaskId, actor }: Omit<Step, 'command'>,
  now: Date,
): Promise<void> {
  const { revision = 0 } = (await findSubtask(tx, subtaskId)) ?? {}
  const command = { type: 'withdraw', expectedRevision: revision, words: '' } as const
  await runSubtaskCommandIn(tx, { subtaskId, command, actor }, now)
}

async function runSubtaskCommandIn(tx: Tx, { subtaskId, command, actor }: Step, now: Date): Promise<void> {
  const found = await findSubtask(tx, subtaskId)
  if (!found) throw new NotFoundError('subtask.not_found', { id: subtaskId })
  const locked = await getIncidentForUpdate(tx, found.incidentId)
  const subtask = (await findSubtask(tx, subtaskId)) ?? found
  const standing = standingOf(actor, subtask, {
    incident: locked.incident,
    directory: await getDirectory(tx),
  })
  if (!standing.isOwner && !standing.seesIncident)
    throw new NotFoundError('subtask.not_found', { id: subtaskId })
  const { commandKey } = command
  const { incidentId } = subtask
  if (await isDoneBefore(tx, { incidentId, actorId: actor.id, commandKey })) return
  if (subtask.revision !== command.expectedRevision) throw new ConflictError('subtask.changed_meanwhile')
  const state = stateAfter(subtask.state, command.type, standing)
  if (state === null) throw new ConflictError('subtask.step_not_allowed')
  await updateSubtask(tx, subtaskId, changesOf(subtask, { state, command, actor, now }))
  const type = HISTORY[command.type]
  await addActivity(tx, locked, {
    ...{ type, at: now, actor, details: { subtaskId, ...keptKey(command) } },
  })
  await notifyOfSubtask(tx, subtask, {
    ...{ news: NEWS[command.type], key: String(subtask.revision), by: actor.id, now },
  })
}

const HISTORY = { done: 'subtask_done', reopen: 'subtask_reopened', withdraw: 'subtask_withdrawn' } as const
const NEWS = { done: 'done', reopen: 'reopened', withdraw: 'withdrawn' } as const

type Change = { state: SubtaskRow['state']; command: SubtaskCommand; actor: Actor; now: Date }

function changesOf({ dueAt }: SubtaskRow, { state, command, actor, now }: Change): SubtaskChanges {
  const none = { doneBy: null, doneByName: null, doneWords: null }
  if (state === 'open') return { state, ...none, endedAt: null, remindAt: firstReminder(dueAt, now) }
  const ended = { state, endedAt: now, remindAt: null }
  if (state === 'withdrawn') return { ...ended, ...none }
  const { id: doneBy, name: doneByName } = actor
  return { ...ended, doneBy, doneByName, doneWords: command.words === '' ? null : command.words }
}

type Bringing = { subtaskId: string; brought: { contentType: string; bytes: Buffer } | null; actor: Actor }

export async function savePhoto(
  { db, files }: Pick<AnswersContext, 'db' | 'files'>,
  { subtaskId, brought, actor }: Bringing,
): Promise<void> {
  const { standing } = await getForReader(db, { subtaskId, actor })
  if (!standing.isOwner && !standing.isHolder) throw new NotFoundError('subtask.not_found', { id: subtaskId })
  const type = FILE_TYPES.find((one) => one === brought?.contentType && one.startsWith('image/'))
  const clean = type && brought ? cleanFile(type, brought.bytes) : null
  if (!type || !clean) throw new InvalidError('subtask.photo_unreadable', { field: 'photo' })
  const photoHash = await files.save(clean)
  await db.transaction().execute(async (tx) => {
    const found = await findSubtask(tx, subtaskId)
    if (!found) throw new NotFoundError('subtask.not_found', { id: subtaskId })
    await getIncidentForUpdate(tx, found.incidentId)
    await updateSubtask(tx, subtaskId, { photoHash, photoType: type })
  })
}
