/** A message as moderation looks at it: where it stands, whose it is, what it carries. */
import type { ChatRole } from '@veche/contract/chats.ts'
import { OWED_STEPS } from '@veche/contract/values/incidents.ts'
import { sql } from 'kysely'
import type { Network, Surface } from '../../../connectors/connector.ts'
import type { Db } from '../../../platform/database/db.ts'

export type Subject = {
  id: string
  channelId: string
  channelName: string
  network: Network
  surface: Surface
  container: string
  externalId: string
  direction: 'in' | 'out'
  sourceState: string
  text: string
  occurredAt: Date
  takenDownAt: Date | null
  authorId: string | null
  authorExternalId: string | null
  authorCard: Buffer | null
  incidentId: string | null
  chatId: string | null
  livestreamId: string | null
  /** An official of the chat is not put out of it from here. */
  role: ChatRole | null
  /** A question that nobody has answered, whether or not anybody has taken it up. */
  hasOpenQuestion: boolean
  /** People have read it as a question or a complaint. */
  isWorkedOn: boolean
}

const TAKEN_UP = OWED_STEPS.filter((step) => step !== 'new')
const CRITICISM = ['question', 'complaint', 'danger', 'rumour'] as const
const ASKED = ['received', 'selected', 'partly', 'on_control'] as const

export async function findSubject(db: Db, messageId: string): Promise<Subject | undefined> {
  return db
    .selectFrom('message')
    .innerJoin('channelName as page', 'page.id', 'message.channelId')
    .leftJoin('author', 'author.id', 'message.authorId')
    .leftJoin('chatMessage', 'chatMessage.messageId', 'message.id')
    .leftJoin('chatQuestion', 'chatQuestion.messageId', 'message.id')
    .leftJoin('livestreamAsker', 'livestreamAsker.messageId', 'message.id')
    .leftJoin('livestreamQuestion', 'livestreamQuestion.id', 'livestreamAsker.questionId')
    .leftJoin('incident', 'incident.id', 'message.incidentId')
    .select(['message.id', 'message.channelId', 'message.network', 'message.surface', 'message.container'])
    .select('page.name as channelName')
    .select(['message.externalId', 'message.direction', 'message.sourceState', 'message.text'])
    .select(['message.occurredAt', 'message.takenDownAt', 'message.authorId', 'message.incidentId'])
    .select(['author.externalId as authorExternalId', 'author.card as authorCard'])
    .select(['chatMessage.chatId', 'chatMessage.role', 'livestreamQuestion.livestreamId'])
    .select(({ eb, or }) => [
      or([
        eb('chatQuestion.state', '=', 'open'),
        eb('livestreamQuestion.state', 'in', ASKED),
        eb('incident.step', 'in', OWED_STEPS),
        sql<boolean>`false`,
      ]).as('hasOpenQuestion'),
      or([
        eb('chatMessage.class', 'in', CRITICISM),
        eb('livestreamQuestion.state', 'in', ['selected', 'on_control']),
        eb('incident.step', 'in', TAKEN_UP),
        sql<boolean>`false`,
      ]).as('isWorkedOn'),
    ])
    .where('message.id', '=', messageId)
    .executeTakeFirst()
    .then(
      (row) =>
        row && { ...row, hasOpenQuestion: row.hasOpenQuestion === true, isWorkedOn: row.isWorkedOn === true },
    )
}
