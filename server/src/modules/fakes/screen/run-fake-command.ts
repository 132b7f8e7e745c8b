/** One step in the life of a card: its state, clock, journal and news are saved together or not at all. */
import type { FakeCommand, RunFakeCommandRequest, Verdict } from '@veche/contract/fakes.ts'
import type { z } from 'zod'
import type { Tx } from '../../../platform/database/db.ts'
import { addEvents } from '../../../platform/events/events.ts'
import { type Actor, assertTwoPeople } from '../../access/index.ts'
import {
  type FakeChanges,
  type FakeFacts,
  type FakesContext,
  fakeEvent,
  type Held,
  journalCommand,
  moveFake,
  rightFor,
  updateFake,
  workWithFake,
} from '../card/index.ts'
import { switchClock } from '../clocks/index.ts'
import { endStepNotices, notifyOfCommand } from '../news/index.ts'
import { isAllOut, leaveOut, publish, publishByHand } from '../publication/index.ts'
import { authorizeDecision, decide, findLastText, write } from '../text/index.ts'
import { hasDocument, listOpinions, saveOpinion } from '../verdict/index.ts'
import { correct, endFacts, joinDuplicate, openDraft, triage } from './step-changes.ts'

type Asked = { fakeId: string; actor: Actor; request: z.infer<typeof RunFakeCommandRequest> }

export function runFakeCommand(context: FakesContext, { fakeId, actor, request }: Asked): Promise<void> {
  const { command, expectedVersion } = request
  const right = rightFor(command.type)
  // A deputy decides by the rights of another: looked at in `authorizeDecision`.
  const ask = { fakeId, actor, expectedVersion, right: right === 'approve' ? ('read' as const) : right }
  return workWithFake(context, ask, async (tx, { fake, deps: known }) => {
    const deps = { ...known, connectors: context.connectors, findAccount: context.findAccount }
    const standing =
      right === 'approve' ? await authorizeDecision(tx, { fake, actor }, deps) : { forUser: null }
    const held = { fake, actor, standing, deps }
    const facts = await loadFacts(tx, held)
    if (command.type === 'opine') await assertTwoJudges(tx, command.verdict, facts)
    const moved = moveFake(fake, command, facts)
    const changes = await act(tx, command, held)
    const isStill = moved.step === 'watch' && !(await isAllOut(tx, held))
    const after = await updateFake(tx, fake.id, { ...changes, ...(isStill ? {} : moved) })
    if (after.step !== fake.step) {
      await switchClock(tx, { fake: after, step: after.step, by: actor.id }, deps)
      await endStepNotices(tx, fake.id, deps.now)
    }
    await journalCommand(tx, command, { ...held, after })
    await notifyOfCommand(tx, command, { ...held, after })
    // Readers who see the card for the first time now.
    if (after.agencyCode !== fake.agencyCode || after.municipalityCode !== fake.municipalityCode)
      addEvents(tx, [fakeEvent(fakeId, after)])
  })
}

/** Two opinions that agree must be from two people. */
async function assertTwoJudges(
  tx: Tx,
  given: Verdict,
  { actorId, opinions, now }: Pick<FakeFacts, 'actorId' | 'opinions' | 'now'>,
): Promise<void> {
  const other = opinions.find(({ userId, verdict }) => userId !== actorId && verdict === given)
  if (other) await assertTwoPeople(tx, [other.userId, actorId], now)
}

/** What the command writes beside the step. */
async function act(tx: Tx, command: FakeCommand, held: Held): Promise<FakeChanges> {
  const { fake, actor, deps } = held
  switch (command.type) {
    case 'open':
      return openDraft(command, held)
    case 'triage':
      return triage(command, held)
    case 'end_facts':
      return endFacts(tx, command, held)
    case 'opine': {
      const { verdict, reason } = command
      await saveOpinion(tx, fake, { userId: actor.id, verdict, reason, at: deps.now })
      return {}
    }
    case 'write':
      return write(tx, command, held)
    case 'approve':
    case 'send_back':
      return decide(tx, command, held)
    case 'publish': {
      const { carrierIds, chatIds } = command
      await publish(tx, { fake, actor, carrierIds, chatIds }, deps)
      return {}
    }
    case 'publish_by_hand': {
      const { carrierId, permalink } = command
      await publishByHand(tx, { fake, actor, carrierId, permalink }, deps)
      return {}
    }
    case 'leave_out': {
      const { carrierId, reason } = command
      await leaveOut(tx, { fake, actor, deps, carrierId, reason })
      return {}
    }
    case 'correct':
      return correct(tx, command, held)
    case 'drop':
      return joinDuplicate(tx, command, held)
    case 'reopen':
      return { duplicateOfId: null }
    case 'return_to_facts':
    case 'close':
      return {}
  }
}

async function loadFacts(tx: Tx, { fake, actor, standing, deps }: Held) {
  const [opinions, documented, text] = await Promise.all([
    listOpinions(tx, fake),
    hasDocument(tx, fake.id),
    findLastText(tx, fake.id),
  ])
  return {
    ...{ actorId: actor.id, forUserId: standing.forUser?.id ?? null, now: deps.now },
    ...{ opinions, hasDocument: documented, writerId: text?.writtenBy ?? null },
  }
}
