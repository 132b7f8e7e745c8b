/** What steps of a card change beside the step itself. */
import type { FakeCommand } from '@veche/contract/fakes.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { InvalidError } from '../../../platform/errors.ts'
import { addEvents } from '../../../platform/events/events.ts'
import { newId } from '../../../platform/ids.ts'
import {
  askToLookBack,
  authorizeFake,
  canWithFake,
  type FakeChanges,
  fakeEvent,
  findVisibleByNumber,
  getVisibleFake,
  type Held,
  movedFake,
} from '../card/index.ts'
import { startTotalClock } from '../clocks/index.ts'
import { copyCarriers } from '../places/index.ts'
import { withdraw } from '../publication/index.ts'
import { assertPlace } from '../signal/index.ts'
import { assertTruthLooked, findPublishedText, insertCorrection, isCorrection } from '../text/index.ts'

type Command<Type extends FakeCommand['type']> = Extract<FakeCommand, { type: Type }>

/** What the program has guessed is set right by whoever opens it. */
export function openDraft(
  { type: _type, ...about }: Command<'open'>,
  { fake, actor, deps }: Held,
): FakeChanges {
  assertPlace(about, { directory: deps.directory, before: fake })
  const after = movedFake({ ...fake, ...about }, deps.directory)
  authorizeFake(actor, 'signal', after)
  const total = startTotalClock(after, { ...deps, at: fake.signalledAt })
  return {
    ...{ ...about, isLookedBack: false },
    ...{ totalDueAt: total.dueAt, totalRuleId: total.ruleId, totalRuleVersion: total.ruleVersion },
    responsibleId: canWithFake(actor, 'work', after) ? actor.id : null,
  }
}

export function triage(
  { type: _type, ...given }: Command<'triage'>,
  { fake, actor, deps: { directory } }: Held,
): FakeChanges {
  assertPlace({ ...fake, agencyCode: given.agencyCode }, { directory, before: fake })
  return { ...given, responsibleId: fake.responsibleId ?? actor.id }
}

export async function endFacts(
  tx: Tx,
  { truth, isConfirmed = false }: Command<'end_facts'>,
  { fake }: Held,
): Promise<FakeChanges> {
  const refuted = isCorrection(fake) ? await findPublishedText(tx, fake.id) : null
  assertTruthLooked({ truth, isConfirmed }, refuted)
  return { truth, truthConfirmedRound: isConfirmed ? fake.opinionRound : null }
}

export async function correct(
  tx: Tx,
  { reason }: Command<'correct'>,
  { fake, actor, deps: { now } }: Held,
): Promise<FakeChanges> {
  if (fake.verdict === null) throw new Error('A published card has its verdict')
  await insertCorrection(tx, {
    ...{ id: newId(), fakeId: fake.id, at: now, byUser: actor.id },
    ...{ reason, verdictBefore: fake.verdict },
  })
  await withdraw(tx, fake.id)
  return {}
}

/** Its places go to the card that stays: nobody who tells the rumour there is left without an answer. */
export async function joinDuplicate(
  tx: Tx,
  command: Command<'drop'>,
  held: Held,
): Promise<Pick<FakeChanges, 'duplicateOfId'>> {
  const duplicateOfId = await findDuplicate(tx, command, held)
  if (duplicateOfId !== null) {
    await copyCarriers(tx, { from: held.fake.id, to: duplicateOfId, now: held.deps.now })
    await askToLookBack(tx, duplicateOfId)
    const kept = await getVisibleFake(tx, duplicateOfId, held.actor)
    addEvents(tx, [fakeEvent(duplicateOfId, kept)])
  }
  return { duplicateOfId }
}

/** Only of a card that the actor sees, and not of itself. */
async function findDuplicate(
  tx: Tx,
  { reason, duplicateOfNumber }: Command<'drop'>,
  { fake, actor }: Held,
): Promise<string | null> {
  if (reason !== 'duplicate') return null
  const number = duplicateOfNumber === fake.number ? undefined : duplicateOfNumber
  const id = number === undefined ? null : await findVisibleByNumber(tx, number, actor)
  if (id === null) throw new InvalidError('fake.unknown_duplicate', { field: 'duplicateOfNumber' })
  return id
}
