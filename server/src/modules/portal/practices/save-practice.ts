/** Writing, approving, taking away. What was approved is never changed unseen. */
import { isDeepStrictEqual } from 'node:util'
import type { PracticeCommand, PracticeContent } from '@veche/contract/portal/practices.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, ForbiddenError, InvalidError } from '../../../platform/errors.ts'
import { type Fields, joinEdit } from '../../../platform/fields-changed.ts'
import { newId } from '../../../platform/ids.ts'
import { dateInZone } from '../../../platform/working-time/index.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { stateOf } from './domain/practice-state.ts'
import { notifyApprovers, notifyWriters } from './notify-of-practice.ts'
import { usePictures } from './pictures.ts'
import { mayApprove, placesOf } from './practices.policy.ts'
import {
  addVersion,
  getPractice,
  insertPractice,
  lockPractice,
  publishVersion,
  type ReadPractice,
  updateSubmitted,
  withdrawPractice,
} from './practices.repository.ts'
import { getFor, type PracticesContext } from './read-practices.ts'
import { recountPractice } from './recount-practices.ts'

type Create = { content: PracticeContent; isSubmitted: boolean; actor: Actor; id?: string }

/** The same id sent again by its writer writes it once. */
export async function createPractice(
  context: PracticesContext,
  { content, isSubmitted, actor, id = newId() }: Create,
): Promise<string> {
  await assertContent(context, { content, actor })
  const now = context.clock()
  await context.db.transaction().execute((tx) => addPractice(tx, { id, content, isSubmitted, actor, now }))
  return id
}

type Added = { id: string; content: PracticeContent; isSubmitted: boolean; actor: Actor; now: Date }

/** The content was looked at before. Under an id that its writer has used already nothing is written. */
export async function addPractice(tx: Tx, { id, content, isSubmitted, actor, now }: Added): Promise<void> {
  const writer = { id: actor.id, name: actor.name, now }
  if (!(await insertPractice(tx, { id, submittedNo: isSubmitted ? 1 : null, content, writer }))) {
    const known = await getPractice(tx, id, { isNewest: true })
    if (known.writtenBy !== actor.id) throw new ConflictError('practice.id_taken')
    return
  }
  await usePictures(tx, { practiceId: id, content, actor })
  if (!isSubmitted) return
  const practice = await lockPractice(tx, id)
  await notifyApprovers(tx, practice, { news: 'waiting', key: '1', by: actor.id, now })
}

/** A version of a practice that is locked, submitted for the word of another person. */
export async function addSubmitted(
  tx: Tx,
  practice: ReadPractice,
  { content, actor, now }: { content: PracticeContent; actor: Actor; now: Date },
): Promise<void> {
  const versionNo = practice.newestNo + 1
  const writer = { id: actor.id, name: actor.name, now }
  await addVersion(tx, practice.id, { versionNo, submittedNo: versionNo, content, writer })
  await usePictures(tx, { practiceId: practice.id, content, actor })
  const newer = await lockPractice(tx, practice.id)
  const key = `${versionNo}:${now.toISOString()}`
  await notifyApprovers(tx, newer, { news: 'waiting', key, by: actor.id, now })
}

/** Figures of tomorrow there are none, and of a place of others one does not write. */
export async function assertContent(
  { db, clock, region }: PracticesContext,
  { content, actor }: { content: PracticeContent; actor: Actor },
): Promise<void> {
  const directory = await getDirectory(db)
  const { municipalityCode, subject, startedOn } = content
  if (!placesOf(actor, directory).includes(municipalityCode))
    throw new ForbiddenError('practice.out_of_scope', { field: 'municipalityCode', code: municipalityCode })
  const known = subject.kind === 'topic' ? directory.topics : directory.topicGroups
  if (!known.some(({ code }) => code === subject.code))
    throw new InvalidError('directory.unknown_code', { field: 'subject', codes: [subject.code] })
  if (startedOn > dateInZone(region.timeZone, clock()))
    throw new InvalidError('practice.day_ahead', { field: 'startedOn' })
}

type Change = {
  practiceId: string
  wanted: PracticeContent
  isSubmitted: boolean
  before: Fields | undefined
  actor: Actor
}

export async function changePractice(context: PracticesContext, change: Change): Promise<void> {
  const { practiceId, wanted, isSubmitted, before, actor } = change
  const { isWriter } = await getFor(context, change)
  if (!isWriter) throw new ForbiddenError('practice.forbidden')
  await assertContent(context, { content: wanted, actor })
  const now = context.clock()
  await context.db.transaction().execute(async (tx) => {
    const practice = await lockPractice(tx, practiceId)
    if (stateOf(practice) === 'withdrawn') throw new ConflictError('practice.not_open')
    const findChanger = async () => ({ by: practice.versionByName, at: practice.writtenAt })
    const touched = await joinEdit({ now: practice.content, before, wanted, findChanger })
    const content = { ...practice.content, ...touched }
    const isSame = isDeepStrictEqual(content, practice.content)
    const versionNo = isSame ? practice.newestNo : practice.newestNo + 1
    const submittedNo = isSubmitted && versionNo !== practice.publishedNo ? versionNo : null
    if (isSame) await updateSubmitted(tx, practiceId, { submittedNo, sentBackReason: null })
    else {
      const writer = { id: actor.id, name: actor.name, now }
      await addVersion(tx, practiceId, { versionNo, submittedNo, content, writer })
      await usePictures(tx, { practiceId, content, actor })
    }
    if (submittedNo === null) return
    const newer = await lockPractice(tx, practiceId)
    const key = `${submittedNo}:${now.toISOString()}`
    await notifyApprovers(tx, newer, { news: 'waiting', key, by: actor.id, now })
  })
}

type Run = { practiceId: string; command: PracticeCommand; actor: Actor }

export async function runPracticeCommand(
  context: PracticesContext,
  { practiceId, command, actor }: Run,
): Promise<void> {
  const now = context.clock()
  const { isWriter } = await getFor(context, { practiceId, actor })
  const isCountedAnew = await context.db.transaction().execute(async (tx) => {
    const practice = await lockPractice(tx, practiceId)
    if (command.type === 'withdraw') {
      if (!isWriter && !mayApprove(actor, null)) throw new ForbiddenError('practice.forbidden')
      if (stateOf(practice) === 'withdrawn') throw new ConflictError('practice.not_open')
      await withdrawPractice(tx, practiceId, { name: actor.name, reason: command.reason, now })
      return false
    }
    if (!mayApprove(actor, practice.versionBy)) throw new ForbiddenError('practice.own_version')
    if (practice.submittedNo !== command.expectedVersion)
      throw new ConflictError('practice.changed_meanwhile')
    const versionNo = command.expectedVersion
    const telling = { key: String(versionNo), by: actor.id, now }
    if (command.type === 'send_back') {
      await updateSubmitted(tx, practiceId, { submittedNo: null, sentBackReason: command.reason })
      await notifyWriters(tx, practice, { ...telling, news: 'sent_back' })
      return false
    }
    const shown = await getPractice(tx, practiceId, { isNewest: false })
    await publishVersion(tx, { id: practiceId, versionNo, by: { id: actor.id, name: actor.name, now } })
    await notifyWriters(tx, practice, { ...telling, news: 'approved' })
    return shown.publishedNo === null || isOfOther(shown.content, practice.content)
  })
  // Other words count nothing else: the figures stay those of the last hour.
  if (isCountedAnew) await recountPractice(context, practiceId)
}

/** What the figures are of: where, of what and since when. */
function isOfOther(one: PracticeContent, other: PracticeContent): boolean {
  const countedOf = ({ municipalityCode, subject, startedOn }: PracticeContent) => ({
    ...{ municipalityCode, subject, startedOn },
  })
  return !isDeepStrictEqual(countedOf(one), countedOf(other))
}
