/** What people do with the carriers of a card: confirm or reject them, enter how many have seen them, add others. */
import type { AddCarrierRequest, JudgeCarriersRequest } from '@veche/contract/fakes.ts'
import type { z } from 'zod'
import { ConflictError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import { assertFileOf, type FakesContext, updateFake, workWithFake } from '../card/index.ts'
import { snapshotOf } from './add-carrier.ts'
import { addReach, insertCarriers, lockCarriers, updateCarrier } from './carriers.repository.ts'

type Context = Pick<FakesContext, 'db' | 'clock' | 'loadDeps'>
type OfFake = { fakeId: string; actor: Actor }

export function judgeCarriers(
  context: Context,
  { fakeId, actor, request }: OfFake & { request: z.infer<typeof JudgeCarriersRequest> },
): Promise<void> {
  return workWithFake(context, { fakeId, actor, right: 'work' }, async (tx, { fake, deps: { now } }) => {
    assertOpen(fake)
    const ids = [...new Set(request.carriers.map(({ id }) => id))]
    const known = new Set((await lockCarriers(tx, fakeId, ids)).map(({ id }) => id))
    const missing = ids.find((id) => !known.has(id))
    if (missing !== undefined) throw new NotFoundError('fake.no_carrier', { field: 'carriers', id: missing })
    for (const { id, state, views, shares } of request.carriers)
      await updateCarrier(tx, id, {
        ...(state === undefined ? {} : { state, decidedBy: actor.id, decidedAt: now }),
        ...(views === undefined ? {} : { views }),
        ...(shares === undefined ? {} : { shares }),
      })
    await addReach(
      tx,
      request.carriers.flatMap(({ id, views }) =>
        views === undefined ? [] : [{ carrierId: id, at: now, views }],
      ),
    )
    const isLearnt = request.carriers.some(({ state }) => state === 'confirmed')
    await updateFake(tx, fakeId, isLearnt ? { isLookedBack: false } : {})
  })
}

/** A place that no channel of ours reaches. */
export function addCarrierByHand(
  context: Context,
  { fakeId, actor, request }: OfFake & { request: z.infer<typeof AddCarrierRequest> },
): Promise<void> {
  return workWithFake(context, { fakeId, actor, right: 'work' }, async (tx, { fake, deps: { now } }) => {
    assertOpen(fake)
    const { place, network, permalink, text, views, shares, fileId } = request
    const writtenAt = new Date(request.writtenAt)
    if (writtenAt > now) throw new InvalidError('fake.written_later', { field: 'writtenAt' })
    const file =
      fileId === null ? null : await assertFileOf(tx, { fakeId, fileId, use: 'screenshot', field: 'fileId' })
    const snapshot = { network, place, permalink, text, writtenAt: writtenAt.toISOString() }
    const id = newId()
    await insertCarriers(tx, [
      {
        ...{ id, fakeId, place, network, permalink, text, writtenAt, views, shares, fileId },
        ...snapshotOf({ ...snapshot, screenshot: file?.hash ?? null }),
        ...{ state: 'confirmed', foundAs: 'by_hand', score: null, snapshotAt: now },
        ...{ addedAt: now, addedBy: actor.id, decidedAt: now, decidedBy: actor.id },
      },
    ])
    if (views !== null) await addReach(tx, [{ carrierId: id, at: now, views }])
    await updateFake(tx, fakeId, { isLookedBack: false })
  })
}

function assertOpen({ step }: { step: string }): void {
  if (step === 'closed' || step === 'dropped')
    throw new ConflictError('fake.command_not_allowed', { command: 'judge_carriers', step })
}
