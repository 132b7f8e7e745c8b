/** Outages beside a question of a chat: what its words speak of, a reply for the chat, and the way into an outage. */
import type { ChatOutagesResponse } from '@veche/contract/outages.ts'
import type { Actor } from '../../access/index.ts'
import { type AskedInChat, type ChatDeps, passOnByHand, readQuestion } from '../../chats/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { canRun } from '../../incidents/index.ts'
import { presentPublicOutage } from '../outage.presenter.ts'
import type { OutagesContext } from '../outages-context.ts'
import { contentOf } from './answer-content.ts'
import { joinWithin } from './join-outage.ts'
import { listOutagesOf, type Question } from './question.ts'

type Asked = { chatId: string; messageId: string; actor: Actor }

export async function offerInChat(context: OutagesContext, asked: Asked): Promise<ChatOutagesResponse> {
  const { db, clock, region } = context
  const now = clock()
  const question = await readQuestion(db, asked)
  if (!question.isOpen) return { offers: [], canJoin: false }
  const directory = await getDirectory(db)
  const read = readWords(question, await context.loadDeps())
  const found = await listOutagesOf(db, read, { at: question.askedAt, words: question.text })
  const scope = { municipalityCode: question.municipalityCode, agencyCode: null, unitCode: null }
  return {
    offers: found.map(({ outage, fit }) => ({
      ...{ outage: presentPublicOutage(outage, now), fit, isConfirmed: false },
      reply: contentOf(outage, { directory, now, timeZone: region.timeZone }).text,
    })),
    canJoin: canRun(asked.actor, { ...scope, step: 'new', assigneeId: null }, 'join_event', null),
  }
}

/** Passes the question on and joins it, together or not at all. */
export async function joinFromChat(
  context: OutagesContext,
  { outageId, ...asked }: Asked & { outageId: string },
): Promise<void> {
  const { clock, region } = context
  const directory = await getDirectory(context.db)
  await passOnByHand(context, asked, async (tx, incidentId) => {
    const joining = { incidentId, outageId, expectedVersion: 1, actor: asked.actor }
    await joinWithin(tx, joining, { clock, region, directory })
  })
}

function readWords({ text, municipalityCode }: AskedInChat, { suggest }: ChatDeps): Question {
  const [found] = suggest([{ text, facts: { channelMunicipalityCode: municipalityCode } }])
  const topics = [found?.topic, ...(found?.alternatives ?? [])]
  return {
    municipalityCode: found?.municipality?.code ?? municipalityCode,
    address: found?.place ?? { settlement: null, street: null, house: null, object: null },
    point: null,
    topicCodes: topics.flatMap((topic) => topic?.code ?? []),
  }
}
