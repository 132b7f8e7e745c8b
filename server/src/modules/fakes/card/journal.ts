/** Writes steps of a card into the journal: who did what, in codes and ids. */
import type { FakeCommand } from '@veche/contract/fakes.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { type Actor, addJournal } from '../../access/index.ts'
import { describeLastText } from './altered-texts.ts'
import type { Changed } from './command-frame.ts'
import type { FakeRow } from './fakes.repository.ts'

export async function journalFake(
  tx: Tx,
  {
    fake,
    actor,
    action,
    ...details
  }: { fake: FakeRow; actor: Actor; action: string } & Record<string, unknown>,
): Promise<void> {
  await addJournal(tx, {
    ...{ actor, action: `fake.${action}`, objectType: 'fake', objectId: fake.id },
    details: { number: fake.number, ...details },
  })
}

export async function journalCommand(
  tx: Tx,
  command: FakeCommand,
  { fake, after, actor, standing }: Changed,
): Promise<void> {
  const record = (action: string, details: Record<string, unknown> = {}) =>
    journalFake(tx, { fake: after, actor, action, ...details })
  switch (command.type) {
    case 'open':
      return record('opened')
    case 'opine':
      return after.verdict === null ? undefined : record('judged', { verdict: after.verdict })
    case 'approve':
      return record('approved', {
        forUserId: standing.forUser?.id ?? null,
        ...(await describeLastText(tx, after.id)),
      })
    case 'publish':
      return record('published', { carriers: command.carrierIds.length, chats: command.chatIds.length })
    case 'publish_by_hand':
      return record('published', { carrierId: command.carrierId })
    case 'leave_out':
      return record('left_out', { carrierId: command.carrierId })
    case 'correct':
      return record('corrected', { verdictBefore: fake.verdict })
    case 'drop':
      return record('dropped', { reason: command.reason })
    case 'reopen':
      return record('reopened')
    default:
      return
  }
}
