/** A text is written by one person and decided by another. */
import type { FakeCommand } from '@veche/contract/fakes.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ForbiddenError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import {
  assertFileOf,
  type FakeChanges,
  type FakeDeps,
  type FakeRow,
  findStanding,
  type Held,
  type Standing,
} from '../card/index.ts'
import { listCorrections } from './corrections.repository.ts'
import { assertLeavesMistakeOut, assertSaysAnew, isCorrection } from './domain/correction.ts'
import { addText, decideLastText, findLastText, findPublishedText } from './texts.repository.ts'

type Command<Type extends FakeCommand['type']> = Extract<FakeCommand, { type: Type }>

export async function write(
  tx: Tx,
  { reply, post, pictureId, mistake }: Command<'write'>,
  { fake, actor, deps: { now } }: Held,
): Promise<FakeChanges> {
  if (pictureId !== null)
    await assertFileOf(tx, { fakeId: fake.id, fileId: pictureId, use: 'picture', field: 'pictureId' })
  const { truth } = fake
  await addText(tx, fake.id, {
    ...{ reply, post, truth, pictureId, writtenBy: actor.id, writtenAt: now },
    mistake: isCorrection(fake) ? (mistake ?? (await findMistake(tx, fake.id))) : null,
  })
  await assertCorrects(tx, fake)
  return {}
}

/** The truth as it stood when the correction started. */
async function findMistake(tx: Tx, fakeId: string): Promise<string | null> {
  return (await listCorrections(tx, fakeId)).at(-1)?.reason ?? null
}

/** A correction is compared with the published text and not with its own last draft. */
async function assertCorrects(tx: Tx, fake: FakeRow): Promise<void> {
  if (!isCorrection(fake)) return
  const [text, refuted, mistake] = [
    await findLastText(tx, fake.id),
    await findPublishedText(tx, fake.id),
    (await listCorrections(tx, fake.id)).at(-1),
  ]
  if (!text || !refuted) return
  assertLeavesMistakeOut(text)
  assertSaysAnew(text, refuted, {
    isTruthConfirmed: fake.truthConfirmedRound === fake.opinionRound,
    isVerdictAnother: mistake !== undefined && mistake.verdictBefore !== fake.verdict,
  })
}

export async function authorizeDecision(
  tx: Tx,
  { fake, actor }: { fake: FakeRow; actor: Actor },
  { now }: Pick<FakeDeps, 'now'>,
): Promise<Standing> {
  const text = await findLastText(tx, fake.id)
  const standing = await findStanding(tx, { actor, fake, writerId: text?.writtenBy ?? null }, now)
  if (!standing) throw new ForbiddenError('fake.forbidden', { right: 'approve' })
  return standing
}

export async function decide(
  tx: Tx,
  command: Command<'approve'> | Command<'send_back'>,
  { fake, actor, deps: { now } }: Held,
): Promise<FakeChanges> {
  const isApproved = command.type === 'approve'
  if (isApproved) await assertCorrects(tx, fake)
  await decideLastText(tx, fake.id, {
    ...{ decision: isApproved ? 'approved' : 'sent_back', decidedBy: actor.id, decidedAt: now },
    sendBackReason: isApproved ? null : command.reason,
  })
  return {}
}
