/** What the reader may do with a card now: the step allows it, and so do their roles. */
import type { FakeAbilities } from '@veche/contract/fakes.ts'
import type { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { type Actor, isPermitted } from '../../access/index.ts'
import {
  canWithFake,
  type FakeCommandType,
  type FakeRow,
  findStanding,
  isCommandAllowed,
  isEditable,
  rightFor,
  takesEvidence,
} from '../card/index.ts'
import { findLastText } from '../text/index.ts'

type Asked = { fake: FakeRow; actor: Actor; now: Date }

export async function abilitiesOf(db: Db, asked: Asked): Promise<z.infer<typeof FakeAbilities>> {
  const { fake, actor } = asked
  const isWorker = isPermitted(actor, 'fakes.work')
  const can = (type: FakeCommandType) =>
    isWorker && isCommandAllowed(fake, type) && canWithFake(actor, rightFor(type), fake)
  const keeps = isWorker && canWithFake(actor, 'work', fake)
  return {
    open: can('open'),
    edit: keeps && isEditable(fake),
    triage: can('triage'),
    addEvidence: isWorker && takesEvidence(fake) && canWithFake(actor, 'facts', fake),
    endFacts: can('end_facts'),
    opine: can('opine'),
    returnToFacts: can('return_to_facts'),
    write: can('write'),
    decide: isWorker && isCommandAllowed(fake, 'approve') && (await canDecide(db, asked)),
    // Places are looked for until the watch ends.
    judgeCarriers: keeps && (isEditable(fake) || fake.step === 'watch'),
    publish: can('publish'),
    correct: can('correct'),
    close: can('close'),
    drop: can('drop'),
    reopen: can('reopen'),
  }
}

async function canDecide(db: Db, { fake, actor, now }: Asked): Promise<boolean> {
  const writerId = (await findLastText(db, fake.id))?.writtenBy ?? null
  return writerId !== actor.id && (await findStanding(db, { actor, fake, writerId }, now)) !== null
}
