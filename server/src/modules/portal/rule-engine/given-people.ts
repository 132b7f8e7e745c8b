/** People to whom a rule or a macro gives work: whether they work in the body, and whether they are there. */
import type { RuleAct } from '@veche/contract/portal/work-rules.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError } from '../../../platform/errors.ts'
import { findGrantOfDoer, listNames } from '../../access/index.ts'
import { listUnitCodes } from '../../directory/index.ts'
import { listPosts } from '../contacts/index.ts'
import { readAbsent } from '../roster/index.ts'
import type { GiveOnShift } from '../rule-play/index.ts'

export type GivePerson = Extract<RuleAct, { does: 'give_person' }>

/** The acts as they are kept: each with the name of its person. Refused is who does no work of the body that it names. */
export function namePeople<Act extends RuleAct>(tx: Tx, acts: readonly Act[]): Promise<Act[]> {
  return Promise.all(
    acts.map(async (act) => {
      if (act.does === 'give_person') return { ...act, ...(await nameOf(tx, act)) }
      if (act.does === 'subtask') return { ...act, ...(await ownerOf(tx, act)) }
      return act.does === 'give_on_shift' ? { ...act, ...(await postNameOf(tx, act)) } : act
    }),
  )
}

/** A person or a unit of the body that the act names. */
async function ownerOf(
  tx: Tx,
  { agencyCode, unitCode, ownerId }: Extract<RuleAct, { does: 'subtask' }>,
): Promise<{ ownerName: string | undefined }> {
  if (agencyCode === null && (unitCode !== null || ownerId !== null))
    throw new InvalidError('rule.nobody', { field: 'acts' })
  if (agencyCode === null) return { ownerName: undefined }
  const named = await nameOf(tx, { does: 'give_person', agencyCode, unitCode, assigneeId: ownerId })
  return { ownerName: named.assigneeName }
}

/** Of another body, or closed, no post is named. */
async function postNameOf(
  tx: Tx,
  { agencyCode, postId }: GiveOnShift,
): Promise<Pick<GiveOnShift, 'postName'>> {
  if (postId === null) return { postName: undefined }
  const post = (await listPosts(tx, [agencyCode])).find(({ id, isActive }) => id === postId && isActive)
  if (!post) throw new InvalidError('duty.post_not_found', { field: 'acts', id: postId })
  return { postName: post.name }
}

async function nameOf(
  tx: Tx,
  { agencyCode, unitCode, assigneeId }: GivePerson,
): Promise<Pick<GivePerson, 'assigneeName'>> {
  if (agencyCode !== undefined) {
    const codes = await codesOf(tx, agencyCode)
    if (unitCode !== null && !codes.includes(unitCode))
      throw new InvalidError('incident.foreign_unit', { field: 'acts', unitCode })
    if (
      assigneeId !== null &&
      !(await findGrantOfDoer(tx, { userId: assigneeId, agencyCode, unitCodes: codes }))
    )
      throw new InvalidError('rule.person_left', { field: 'acts' })
  }
  const name = assigneeId === null ? undefined : (await listNames(tx, [assigneeId])).get(assigneeId)
  return { assigneeName: name }
}

/** Nobody looks when a rule gives work: to whoever is away it gives none, where a person by hand may. */
export async function assertThere(
  tx: Tx,
  {
    act: { assigneeId },
    agencyCode,
    now,
  }: { act: Pick<GivePerson, 'assigneeId'>; agencyCode: string | null; now: Date },
): Promise<void> {
  if (assigneeId === null || agencyCode === null) return
  const unitCodes = await codesOf(tx, agencyCode)
  if (!(await findGrantOfDoer(tx, { userId: assigneeId, agencyCode, unitCodes })))
    throw new ConflictError('rule.person_left', { agencyCode })
  const away = await readAbsent(tx, { agencyCode, userIds: [assigneeId], now })
  const until = away.get(assigneeId)
  if (until) throw new ConflictError('rule.person_away', { until: until.toISOString() })
}

async function codesOf(tx: Tx, agencyCode: string): Promise<string[]> {
  return (await listUnitCodes(tx, agencyCode)).map(({ code }) => code)
}
