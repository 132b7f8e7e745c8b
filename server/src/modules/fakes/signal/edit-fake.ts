/** Edits claim and subject of a card while its step allows it. Its clocks follow danger and topic. */
import type { EditFakeRequest } from '@veche/contract/fakes.ts'
import type { z } from 'zod'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError } from '../../../platform/errors.ts'
import { addEvents } from '../../../platform/events/events.ts'
import { joinEdit } from '../../../platform/fields-changed.ts'
import { type Actor, addJournal, changerByJournal, findActorByUserId } from '../../access/index.ts'
import {
  assertWordsOpen,
  authorizeFake,
  canWithFake,
  type FakeChanges,
  type FakeDeps,
  type FakeRow,
  type FakesContext,
  fakeEvent,
  isEditable,
  movedFake,
  updateFake,
  workWithFake,
} from '../card/index.ts'
import { setRunningClock, startTotalClock } from '../clocks/index.ts'
import { assertPlace } from './assert-place.ts'

type Asked = { fakeId: string; actor: Actor; request: z.infer<typeof EditFakeRequest> }
const WORDS = ['claim', 'fullText', 'truth'] as const

export function editFake(
  context: Pick<FakesContext, 'db' | 'clock' | 'loadDeps'>,
  { fakeId, actor, request: { expectedVersion, before, ...wanted } }: Asked,
): Promise<void> {
  const ask = { fakeId, actor, right: 'work' as const, ...(before ? {} : { expectedVersion }) }
  return workWithFake(context, ask, async (tx, { fake, deps }) => {
    if (!isEditable(fake)) throw new ConflictError('fake.command_not_allowed', { step: fake.step })
    const findChanger = changerByJournal(tx, { objectType: 'fake', objectId: fakeId })
    const changes = onlyChanged(fake, await joinEdit({ now: fake, before, wanted, findChanger }))
    assertWordsOpen(
      fake,
      WORDS.filter((field) => field in changes),
    )
    const next = movedFake({ ...fake, ...changes }, deps.directory)
    assertPlace(next, { directory: deps.directory, before: fake })
    // The actor must also be in charge of the place that the card moves to.
    authorizeFake(actor, 'work', next)
    if (changes.responsibleId) await assertResponsible(tx, changes.responsibleId, next)
    const after = await updateFake(tx, fakeId, {
      ...changes,
      ...(changes.claim === undefined ? {} : { isLookedBack: false }),
      ...(await followClocks(tx, { fake, next }, deps)),
    })
    const details = { fields: Object.keys(changes) }
    await addJournal(tx, { actor, action: 'fake.changed', objectType: 'fake', objectId: fakeId, details })
    addEvents(tx, [fakeEvent(fakeId, after)])
  })
}

function onlyChanged(fake: FakeRow, asked: Omit<Asked['request'], 'expectedVersion' | 'before'>) {
  const { claim, fullText, truth, municipalityCode, topicCode, isDanger, responsibleId } = asked
  const given = { claim, fullText, truth, municipalityCode, topicCode, isDanger, responsibleId }
  const changed = Object.entries(given).filter(
    ([field, value]) => value !== undefined && value !== fake[field as keyof typeof given],
  )
  return Object.fromEntries(changed) as {
    [Field in keyof typeof given]?: Exclude<(typeof given)[Field], undefined>
  }
}

async function assertResponsible(db: Db, userId: string, fake: FakeRow): Promise<void> {
  const person = await findActorByUserId(db, userId)
  if (!person || !canWithFake(person, 'work', fake))
    throw new InvalidError('fake.unknown_responsible', { field: 'responsibleId' })
}

async function followClocks(
  tx: Tx,
  { fake, next }: { fake: FakeRow; next: FakeRow },
  deps: FakeDeps,
): Promise<FakeChanges> {
  if (fake.isDanger === next.isDanger && fake.topicCode === next.topicCode) return {}
  await setRunningClock(tx, next, deps)
  const total = startTotalClock(next, { ...deps, at: fake.signalledAt })
  return { totalDueAt: total.dueAt, totalRuleId: total.ruleId, totalRuleVersion: total.ruleVersion }
}
