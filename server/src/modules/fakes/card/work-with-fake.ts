/** The frame of every change: checks the right and the version, and announces the change to open cards. */
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError } from '../../../platform/errors.ts'
import { addEvents, type NewEvent } from '../../../platform/events/events.ts'
import type { Actor } from '../../access/index.ts'
import { authorizeFake, type FakeRight, type FakeScope } from './fakes.policy.ts'
import { type FakeRow, lockVisibleFake } from './fakes.repository.ts'
import type { FakeDeps, FakesContext } from './fakes-context.ts'

export type FakeAsk = {
  fakeId: string
  actor: Actor
  right: FakeRight
  /** The version that the actor saw; absent if an older view does no harm. */
  expectedVersion?: number
}

export async function workWithFake<Result>(
  { db, clock, loadDeps }: Pick<FakesContext, 'db' | 'clock' | 'loadDeps'>,
  { fakeId, actor, right, expectedVersion }: FakeAsk,
  work: (tx: Tx, held: { fake: FakeRow; deps: FakeDeps }) => Promise<Result>,
): Promise<Result> {
  const deps = { ...(await loadDeps()), now: clock() }
  return db.transaction().execute(async (tx) => {
    const fake = await lockVisibleFake(tx, fakeId, actor)
    authorizeFake(actor, right, fake)
    if (expectedVersion !== undefined && expectedVersion !== fake.version)
      throw new ConflictError('fake.stale', { version: fake.version })
    const result = await work(tx, { fake, deps })
    addEvents(tx, [fakeEvent(fakeId, fake)])
    return result
  })
}

export function fakeEvent(fakeId: string, scope: FakeScope): NewEvent {
  const { municipalityCode, agencyCode, administrationCodes } = scope
  return {
    payload: { type: 'fake', fakeId },
    audience: { kind: 'fake', municipalityCode, agencyCode, administrationCodes },
  }
}
