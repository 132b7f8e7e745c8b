/** Which question an official's words answer, as lessons: a pair of a message and an open question each. */
import {
  type ChatLine,
  classifyMessage,
  IS_ANSWERED,
  isOfficial,
  LINES_KNOWN,
  type OpenQuestion,
  opensWork,
  readPairs,
} from '../../src/modules/chats/index.ts'
import type { Lesson } from '../../src/modules/text/index.ts'
import { hearTalk, type TalkMessage } from './lessons.ts'

const MOST_OPEN = 40

/** What was answered stays open, because it may be told on; that it was told is a sign. */
export function linkLessons(talk: readonly TalkMessage[]): Lesson[] {
  const open: OpenQuestion[] = []
  const lines: ChatLine[] = []
  const toldIds = new Set<string>()
  const ruled = new Map(
    hearTalk(talk).map(({ id, heard }) => [id, classifyMessage(heard.message, heard.earlier).class]),
  )
  return talk.flatMap((message) => {
    const { id, author, role, text, at, replyTo, label, answers } = message
    const line = { id, authorId: author, authorName: author, authorRole: role, text, writtenAt: at }
    const repliesToAuthor = lines.find((one) => one.id === replyTo)?.authorId ?? null
    const replied = lines.find((one) => one.id === replyTo && !isOfficial(one.authorRole))
    const isNew = replied !== undefined && !open.some((one) => one.id === replied.id)
    // A reply to other words is weighed too, as when a talk is read.
    const weighed = isNew ? [...open, { ...replied, class: 'question' as const }] : open
    const pairs = isOfficial(role)
      ? readPairs(
          { ...line, replyTo },
          {
            ...{ open: weighed.slice(-MOST_OPEN), answered: [], last: lines.slice(-LINES_KNOWN) },
            ...{ toldIds: new Set(toldIds), repliesToAuthor },
          },
        )
      : []
    // What only looks like a question stands among the open ones when a talk is read, so it does here.
    const seen = [label, ruled.get(id) ?? label].find(opensWork)
    if (!isOfficial(role) && seen) open.push({ ...line, class: seen })
    for (const answered of answers) toldIds.add(answered)
    lines.push(line)
    return pairs.map(({ question, read }) => ({
      features: read.features,
      label: answers.includes(question.id) ? IS_ANSWERED : 'no',
      kin: `${id} ${text}`,
    }))
  })
}
