/** Judges how well the product read the day, against what each message truly is. */
import type { Database } from '../../../server/src/platform/database/db.ts'
import type { DayMessage } from '../../../simulator/src/region/chats/chat-day.ts'

export type Judgement = {
  /** The share of true questions, complaints, dangers and rumours that opened work. */
  workFound: number
  /** The share of what opened work that truly asks something. */
  workRight: number
  dangerFound: number
  /** The share of true ones among the links by which scripted words closed a question by themselves. */
  linksRight: number
  /** The share of true answers that were tied to a question they answer, surely or for a person to confirm. */
  answersFound: number
}

const WORK = ['question', 'complaint', 'danger', 'rumour']

export async function judge(db: Database, day: readonly DayMessage[]): Promise<Judgement> {
  const classes = await readClasses(db)
  const links = await readLinks(db)
  const residents = day.filter(({ kind }) => kind !== null)
  const isWork = ({ kind }: DayMessage) => WORK.includes(kind ?? '')
  const opened = (message: DayMessage) => WORK.includes(classes.get(keyOf(message)) ?? '')
  const dangers = residents.filter(({ kind }) => kind === 'danger')
  const truth = new Set(day.flatMap((message) => message.answers.map((key) => `${keyOf(message)} > ${key}`)))
  // The product itself sends refutations to the very rumours they answer, so the script does not know them.
  const scripted = new Set(day.map(keyOf))
  const sure = links.filter(({ state, reply }) => state === 'confirmed' && scripted.has(reply))
  const answering = day.filter(({ answers }) => answers.length > 0)
  const linked = new Set(links.filter(({ key }) => truth.has(key)).map(({ reply }) => reply))
  return {
    workFound: share(residents.filter(isWork), opened),
    workRight: share(residents.filter(opened), isWork),
    dangerFound: share(dangers, (one) => classes.get(keyOf(one)) === 'danger'),
    linksRight: share(sure, ({ key }) => truth.has(key)),
    answersFound: share(answering, (message) => linked.has(keyOf(message))),
  }
}

function share<Item>(items: readonly Item[], isRight: (item: Item) => boolean): number {
  return items.length === 0 ? 1 : items.filter(isRight).length / items.length
}

const keyOf = ({ chat, key }: Pick<DayMessage, 'chat' | 'key'>): string => `chat:${chat.key} ${key}`

async function readClasses(db: Database): Promise<Map<string, string | null>> {
  const rows = await db
    .selectFrom('chatMessage')
    .innerJoin('message', 'message.id', 'chatMessage.messageId')
    .select(['message.container', 'message.externalId', 'chatMessage.class'])
    .execute()
  return new Map(rows.map((row) => [`${row.container} ${row.externalId}`, row.class]))
}

async function readLinks(db: Database): Promise<{ reply: string; key: string; state: string }[]> {
  const rows = await db
    .selectFrom('chatLink')
    .innerJoin('message as reply', 'reply.id', 'chatLink.replyMessageId')
    .innerJoin('message as question', 'question.id', 'chatLink.questionMessageId')
    .select(['reply.container', 'reply.externalId as replyId', 'question.externalId as questionId'])
    .select('chatLink.state')
    .execute()
  return rows.map(({ container, replyId, questionId, state }) => ({
    ...{ state, reply: `${container} ${replyId}`, key: `${container} ${replyId} > ${questionId}` },
  }))
}
