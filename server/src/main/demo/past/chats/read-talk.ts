/** The talk of a day as chats are read; which words answer which question was confirmed by people. */
import { followTalk, type TalkMessage } from '../../../../modules/chats/index.ts'
import type { StoredMessage } from '../../../../modules/inbox/index.ts'
import { namesOurPlace } from '../../../../modules/text/index.ts'
import { loadStarter } from '../../../../modules/text/reader/starter.ts'
import type { World } from '../course/world.ts'
import type { ChatAsked } from './chat-asked.ts'
import type { PastOfficial } from './past-chat.ts'

export type ReadChat = ReturnType<typeof readTalk>

type Said = {
  message: StoredMessage
  name: string
  /** Null: a resident. */
  role: PastOfficial['role'] | null
  replyTo: string | null
  /** Of work that has begun: it opens no question. */
  isElsewhere: boolean
}

export function readTalk(asked: readonly ChatAsked[], world: World) {
  const said = asked.flatMap(listSaid).toSorted(byTime)
  const decisions = asked.flatMap(({ message, answer }) =>
    answer ? [{ replyId: answer.message.id, questionId: message.id, state: 'confirmed' as const }] : [],
  )
  const piece = { before: [], questions: [], answered: [], decisions, messages: toTalk(said, world) }
  const followed = followTalk(piece, loadStarter())
  const questions = new Map(followed.questions.map((question) => [question.id, question]))
  return {
    classOf: (id: string) => followed.classes.get(id) ?? null,
    find: (id: string) => questions.get(id) ?? null,
    isAsked: (id: string) => ['question', 'complaint'].includes(questions.get(id)?.class ?? ''),
  }
}

/** What is said in a chat of work that went from there. */
export function classOfFollowUp(message: StoredMessage, world: World) {
  const said = { message, name: '', role: null, replyTo: null, isElsewhere: true }
  const piece = { before: [], questions: [], answered: [], decisions: [], messages: toTalk([said], world) }
  return followTalk(piece, loadStarter()).classes.get(message.id) ?? null
}

function listSaid({ asked, message, answer, thanks }: ChatAsked): Said[] {
  const { name } = asked.resident
  const own = { name, role: null, isElsewhere: false }
  return [
    { ...own, message, replyTo: null },
    ...(answer
      ? [
          {
            message: answer.message,
            name: answer.by.name,
            role: answer.by.role,
            replyTo: message.id,
            isElsewhere: false,
          },
        ]
      : []),
    ...(thanks ? [{ ...own, message: thanks, replyTo: answer?.message.id ?? null }] : []),
  ]
}

function byTime({ message: a }: Said, { message: b }: Said): number {
  return a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : 1)
}

function toTalk(said: readonly Said[], { suggest }: World): TalkMessage[] {
  const facts = { channelMunicipalityCode: null }
  const read = suggest(said.map(({ message }) => ({ text: message.text, facts })))
  return said.map(({ message, name, role, replyTo, isElsewhere }, index) => {
    const found = read[index]
    return {
      ...{ id: message.id, authorId: message.authorId ?? message.id, authorName: name, text: message.text },
      ...{ authorRole: role ?? 'resident', writtenAt: message.occurredAt, isOfPage: false, isDeleted: false },
      ...{ isElsewhere, replyTo, repliesTo: null, correctedClass: null },
      topicConfidence: found?.topic?.confidence ?? 0,
      hasPlace: (found?.place.fragments.length ?? 0) > 0,
      namesOurPlace: namesOurPlace(found?.municipality ?? null),
      isDangerByText: found?.kind.code === 'danger',
    }
  })
}
