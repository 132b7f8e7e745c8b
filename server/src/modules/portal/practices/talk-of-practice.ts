/** Votes, words, and «we took it over». */
import type { AdoptPracticeRequest } from '@veche/contract/portal/practices.ts'
import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { dateInZone } from '../../../platform/working-time/index.ts'
import type { Actor } from '../../access/index.ts'
import { stateOf } from './domain/practice-state.ts'
import { notifyWriters } from './notify-of-practice.ts'
import { lockPractice, type ReadPractice } from './practices.repository.ts'
import { getFor, type PracticesContext } from './read-practices.ts'
import { deleteAdoption, insertAdoption, insertComment, listAdoptions, saveVote } from './talk.repository.ts'

type One = { practiceId: string; actor: Actor }

function assertOpen(practice: ReadPractice): void {
  if (stateOf(practice) !== 'published') throw new ConflictError('practice.not_open')
}

export async function vote(
  context: PracticesContext,
  { practiceId, isFor, actor }: One & { isFor: boolean },
): Promise<void> {
  const now = context.clock()
  await getFor(context, { practiceId, actor })
  await context.db.transaction().execute(async (tx) => {
    const practice = await lockPractice(tx, practiceId)
    assertOpen(practice)
    if (practice.writtenBy === actor.id) throw new ForbiddenError('practice.own_vote')
    await saveVote(tx, { practiceId, userId: actor.id, isFor, now })
  })
}

export async function addComment(
  context: PracticesContext,
  { practiceId, comment, actor }: One & { comment: { id: string; words: string } },
): Promise<void> {
  const now = context.clock()
  await getFor(context, { practiceId, actor })
  await context.db.transaction().execute(async (tx) => {
    const practice = await lockPractice(tx, practiceId)
    assertOpen(practice)
    const author = { authorId: actor.id, authorName: actor.name }
    if (!(await insertComment(tx, { ...comment, ...author, practiceId, at: now }))) return
    await notifyWriters(tx, practice, { news: 'commented', key: comment.id, by: actor.id, now })
  })
}

export async function adoptPractice(
  context: PracticesContext,
  { practiceId, request, actor }: One & { request: AdoptPracticeRequest },
): Promise<void> {
  const now = context.clock()
  const { places } = await getFor(context, { practiceId, actor })
  if (!places.includes(request.municipalityCode)) throw new ForbiddenError('practice.out_of_scope')
  if (request.startedOn > dateInZone(context.region.timeZone, now))
    throw new InvalidError('practice.day_ahead', { field: 'startedOn' })
  await context.db.transaction().execute(async (tx) => {
    const practice = await lockPractice(tx, practiceId)
    assertOpen(practice)
    if (practice.municipalityCode === request.municipalityCode) throw new ConflictError('practice.own_place')
    const added = { addedBy: actor.id, addedByName: actor.name, addedAt: now }
    const isNew = await insertAdoption(tx, { ...request, ...added, practiceId })
    if (!isNew) {
      const known = (await listAdoptions(tx, practiceId)).some(({ id }) => id === request.id)
      if (known) return
      throw new ConflictError('practice.adopted_already')
    }
    await notifyWriters(tx, practice, { news: 'adopted', key: request.id, by: actor.id, now })
  })
}

export async function removeAdoption(
  context: PracticesContext,
  { practiceId, adoptionId, actor }: One & { adoptionId: string },
): Promise<void> {
  const { places } = await getFor(context, { practiceId, actor })
  await context.db.transaction().execute(async (tx) => {
    await lockPractice(tx, practiceId)
    const adoption = (await listAdoptions(tx, practiceId)).find(({ id }) => id === adoptionId)
    if (!adoption) throw new NotFoundError('practice.not_found', { id: adoptionId })
    if (!places.includes(adoption.municipalityCode)) throw new ForbiddenError('practice.out_of_scope')
    await deleteAdoption(tx, practiceId, adoptionId)
  })
}
