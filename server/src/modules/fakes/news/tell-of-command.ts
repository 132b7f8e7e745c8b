/** Whose turn it is after a command hears of it. */
import type { FakeCommand } from '@veche/contract/fakes.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { listActivePeople } from '../../access/index.ts'
import type { Changed } from '../card/index.ts'
import { findLastText } from '../text/index.ts'
import { listOpinions } from '../verdict/index.ts'
import { peopleOfAgency } from './choose-people.ts'
import { findHearers, tellFake } from './tell-fake.ts'

export async function tellOfCommand(tx: Tx, command: FakeCommand, changed: Changed): Promise<void> {
  switch (command.type) {
    case 'triage':
    case 'return_to_facts':
      return tellOfFacts(tx, changed)
    case 'opine':
      return tellOfOpinion(tx, changed)
    case 'correct':
      return tellOfCorrection(tx, changed)
    case 'write':
      return tellOfText(tx, changed)
    case 'send_back':
      return tellWriter(tx, changed)
    default:
      return
  }
}

async function tellOfFacts(tx: Tx, { after: fake, actor, deps: { now } }: Changed): Promise<void> {
  const userIds = peopleOfAgency(await listActivePeople(tx), fake).filter((id) => id !== actor.id)
  await tellFake(tx, { fake, news: 'facts', key: `${fake.agencyCode}:${fake.opinionRound}`, userIds }, now)
}

/** The first of the two, without what it is. */
async function tellOfOpinion(tx: Tx, { after: fake, actor, deps: { now } }: Changed): Promise<void> {
  if (fake.verdict !== null || (await listOpinions(tx, fake)).length !== 1) return
  const userIds = await findHearers(tx, fake, { right: 'judge', but: [actor.id] })
  await tellFake(tx, { fake, news: 'verdict', key: String(fake.opinionRound), userIds }, now)
}

/** We were wrong: those who bring the facts and those who keep the card look at what is true. */
async function tellOfCorrection(tx: Tx, { after: fake, actor, deps: { now } }: Changed): Promise<void> {
  const bringing = peopleOfAgency(await listActivePeople(tx), fake).filter((id) => id !== actor.id)
  const keeping = await findHearers(tx, fake, { right: 'work', but: [actor.id] })
  const userIds = [...new Set([...bringing, ...keeping])]
  await tellFake(tx, { fake, news: 'facts', key: `corrected:${fake.opinionRound}`, userIds }, now)
}

async function tellOfText(tx: Tx, { after: fake, actor, deps: { now } }: Changed): Promise<void> {
  const text = await findLastText(tx, fake.id)
  const userIds = await findHearers(tx, fake, { right: 'approve', but: [actor.id] })
  await tellFake(tx, { fake, news: 'approval', key: String(text?.no), userIds }, now)
}

async function tellWriter(tx: Tx, { after: fake, deps: { now } }: Changed): Promise<void> {
  const text = await findLastText(tx, fake.id)
  if (!text) return
  await tellFake(tx, { fake, news: 'sent_back', key: String(text.no), userIds: [text.writtenBy] }, now)
}
