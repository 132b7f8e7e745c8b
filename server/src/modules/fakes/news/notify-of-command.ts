/** Whose turn it is after a command hears of it. */
import type { FakeCommand } from '@veche/contract/fakes.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { listActivePeople } from '../../access/index.ts'
import type { Changed } from '../card/index.ts'
import { findLastText } from '../text/index.ts'
import { listOpinions } from '../verdict/index.ts'
import { peopleOfAgency } from './choose-people.ts'
import { findHearers, notifyOfFake } from './notify-of-fake.ts'

export async function notifyOfCommand(tx: Tx, command: FakeCommand, changed: Changed): Promise<void> {
  switch (command.type) {
    case 'triage':
    case 'return_to_facts':
      return notifyOfFacts(tx, changed)
    case 'opine':
      return notifyOfOpinion(tx, changed)
    case 'correct':
      return notifyOfCorrection(tx, changed)
    case 'write':
      return notifyOfText(tx, changed)
    case 'send_back':
      return notifyWriter(tx, changed)
    default:
      return
  }
}

async function notifyOfFacts(tx: Tx, { after: fake, actor, deps: { now } }: Changed): Promise<void> {
  const userIds = peopleOfAgency(await listActivePeople(tx), fake).filter((id) => id !== actor.id)
  await notifyOfFake(
    tx,
    { fake, news: 'facts', key: `${fake.agencyCode}:${fake.opinionRound}`, userIds },
    now,
  )
}

/** The first of the two, without what it is. */
async function notifyOfOpinion(tx: Tx, { after: fake, actor, deps: { now } }: Changed): Promise<void> {
  if (fake.verdict !== null || (await listOpinions(tx, fake)).length !== 1) return
  const userIds = await findHearers(tx, fake, { right: 'judge', but: [actor.id] })
  await notifyOfFake(tx, { fake, news: 'verdict', key: String(fake.opinionRound), userIds }, now)
}

/** We were wrong: those who bring the facts and those who keep the card look at what is true. */
async function notifyOfCorrection(tx: Tx, { after: fake, actor, deps: { now } }: Changed): Promise<void> {
  const bringing = peopleOfAgency(await listActivePeople(tx), fake).filter((id) => id !== actor.id)
  const keeping = await findHearers(tx, fake, { right: 'work', but: [actor.id] })
  const userIds = [...new Set([...bringing, ...keeping])]
  await notifyOfFake(tx, { fake, news: 'facts', key: `corrected:${fake.opinionRound}`, userIds }, now)
}

async function notifyOfText(tx: Tx, { after: fake, actor, deps: { now } }: Changed): Promise<void> {
  const text = await findLastText(tx, fake.id)
  const userIds = await findHearers(tx, fake, { right: 'approve', but: [actor.id] })
  await notifyOfFake(tx, { fake, news: 'approval', key: String(text?.no), userIds }, now)
}

async function notifyWriter(tx: Tx, { after: fake, deps: { now } }: Changed): Promise<void> {
  const text = await findLastText(tx, fake.id)
  if (!text) return
  await notifyOfFake(tx, { fake, news: 'sent_back', key: String(text.no), userIds: [text.writtenBy] }, now)
}
