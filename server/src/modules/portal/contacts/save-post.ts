import type { DutyPost } from '@veche/contract/portal/contacts.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError } from '../../../platform/errors.ts'
import { type Fields, joinEdit } from '../../../platform/fields-changed.ts'
import { newId } from '../../../platform/ids.ts'
import { type Actor, addJournal } from '../../access/index.ts'
import { type Directory, getDirectory, listScheduleNames } from '../../directory/index.ts'
import { authorizeBody } from './contacts.policy.ts'
import type { ContactsContext } from './contacts-context.ts'
import { overlay } from './domain/overlay.ts'
import { listPeople } from './people.repository.ts'
import { getChanger, insertPost, isNameTaken, lockPost, updatePostRow } from './posts.repository.ts'

export async function createPost(
  { db, clock }: ContactsContext,
  { agencyCode, post, actor }: { agencyCode: string; post: DutyPost; actor: Actor },
): Promise<void> {
  const directory = await getDirectory(db)
  authorizeBody(actor, directory, agencyCode)
  await db
    .transaction()
    .execute((tx) => addPost(tx, { agencyCode, post, actor }, { directory, now: clock() }))
}

type Facts = { directory: Directory; now: Date }

export async function addPost(
  tx: Tx,
  { agencyCode, post, actor }: { agencyCode: string; post: DutyPost; actor: Actor },
  { directory, now }: Facts,
): Promise<void> {
  await assertKnown(tx, { agencyCode, post, directory })
  const id = newId()
  const isNew = await insertPost(tx, { id, agencyCode, ...post, changedAt: now, changedBy: actor.id })
  if (!isNew) throw new ConflictError('duty.name_taken', { field: 'name' })
  await addJournal(tx, {
    ...{ actor, action: 'duty.post_added', objectType: 'duty_post', objectId: id },
    details: { agencyCode },
  })
}

type PostChange = {
  postId: string
  wanted: { [Field in keyof DutyPost]?: DutyPost[Field] | undefined }
  before: Fields | undefined
  actor: Actor
}

/** Gives the body. */
export async function updatePost(
  { db, clock }: ContactsContext,
  { postId, wanted, before, actor }: PostChange,
): Promise<string> {
  const directory = await getDirectory(db)
  return db
    .transaction()
    .execute((tx) => changePost(tx, { postId, wanted, before, actor }, { directory, now: clock() }))
}

export async function changePost(
  tx: Tx,
  { postId, wanted, before, actor }: PostChange,
  { directory, now }: Facts,
): Promise<string> {
  const { id, agencyCode, rosterRevision: _revision, ...fields } = await lockPost(tx, postId)
  authorizeBody(actor, directory, agencyCode)
  const findChanger = () => getChanger(tx, 'dutyPost', id)
  const changes = await joinEdit({ now: fields, before, wanted, findChanger })
  const post = overlay(fields, changes)
  await assertKnown(tx, { agencyCode, post, directory })
  if (await isNameTaken(tx, { id, agencyCode, name: post.name }))
    throw new ConflictError('duty.name_taken', { field: 'name' })
  await updatePostRow(tx, id, { ...post, changedAt: now, changedBy: actor.id })
  await addJournal(tx, {
    ...{ actor, action: 'duty.post_changed', objectType: 'duty_post', objectId: id },
    details: { agencyCode, fields: Object.keys(changes) },
  })
  return agencyCode
}

type Known = { agencyCode: string; post: DutyPost; directory: Directory }

/** What nobody knows would never be found. */
async function assertKnown(tx: Tx, { agencyCode, post, directory }: Known): Promise<void> {
  const { topics, topicGroups, municipalities, agencies } = directory
  const units = agencies.find(({ code }) => code === agencyCode)?.units ?? []
  const refuse = (field: keyof DutyPost, codes: readonly string[], known: readonly { code: string }[]) => {
    const code = codes.find((one) => !known.some((entry) => entry.code === one))
    if (code !== undefined) throw new InvalidError('directory.unknown_code', { field, code })
  }
  refuse('topicCodes', post.topicCodes, topics)
  refuse('groupCodes', post.groupCodes, topicGroups)
  refuse('municipalityCodes', post.municipalityCodes, municipalities)
  if (post.unitCode !== null) refuse('unitCode', [post.unitCode], units)
  if (post.scheduleCode !== null) refuse('scheduleCode', [post.scheduleCode], await listScheduleNames(tx))
  if (post.leadId !== null && post.leadId === post.deputyId)
    throw new InvalidError('duty.same_person', { field: 'deputyId' })
  const people = await listPeople(tx, [agencyCode])
  for (const field of ['leadId', 'deputyId'] as const)
    if (post[field] !== null && !people.some(({ id, isActive }) => id === post[field] && isActive))
      throw new InvalidError('duty.unknown_person', { field })
}
