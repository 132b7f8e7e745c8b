/** Who may take part in removing a lost second factor: two people, neither of whom knows the password of the account. */
import type { Tx } from '../../../platform/database/db.ts'
import { ForbiddenError } from '../../../platform/errors.ts'
import type { ActorRef } from '../domain/actor.ts'
import { listPasswordGivers } from '../two-people.repository.ts'
import { haveTie, isOneOf, isStandingAdministrator } from '../two-people.ts'
import { findLastFactorStep, listResetsOf } from './resets.repository.ts'

export type Ask = { userId: string; actor: NonNullable<ActorRef>; now: Date }
type Confirm = Ask & { askedBy: string; askedAt: Date }

export async function assertMayConfirm(
  tx: Tx,
  { userId, askedBy, askedAt, actor, now }: Confirm,
): Promise<void> {
  if (askedBy === actor.id) throw new ForbiddenError('access.reset_needs_another')
  if (!(await isStandingAdministrator(tx, actor.id, askedAt)))
    throw new ForbiddenError('access.reset_by_newcomer')
  if (await haveTie(tx, [askedBy, actor.id])) throw new ForbiddenError('access.reset_by_one_hand')
  await refuseWhoKnowsPassword(tx, { userId, actor, now })
}

/** A password and a removed factor together are the account. */
export async function refuseWhoKnowsPassword(tx: Tx, { userId, actor, now }: Ask): Promise<void> {
  if (await isOneOf(tx, actor.id, await listPasswordGivers(tx, userId, now)))
    throw new ForbiddenError('access.reset_after_password')
}

/** The other way round: until the person has a new factor, whoever took part in removing theirs gives no password. */
export async function refusePasswordByResetter(tx: Tx, { userId, actor, now }: Ask): Promise<void> {
  if (await isOneOf(tx, actor.id, await listResetters(tx, userId, now)))
    throw new ForbiddenError('access.password_after_reset')
}

async function listResetters(tx: Tx, userId: string, now: Date): Promise<string[]> {
  const resets = await listResetsOf(tx, userId, now)
  const isOpen = await isFactorGone(tx, userId)
  const waiting = resets.filter(({ state }) => state === 'waiting')
  const done = resets.filter(({ state }) => state === 'confirmed').slice(0, isOpen ? 1 : 0)
  return [...waiting, ...done].flatMap(({ askedBy, decidedBy }) =>
    decidedBy === null ? [askedBy] : [askedBy, decidedBy],
  )
}

/** Removed by two people, and the person has not proven a new one. */
async function isFactorGone(tx: Tx, userId: string): Promise<boolean> {
  const last = await findLastFactorStep(tx, userId)
  return last?.action === 'user.second_factor_reset' && last.actorId !== null
}
