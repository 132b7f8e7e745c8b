/** Follows one chat message after message, as chats of the product are read: what each is, and what an official's words answer. */
import { followMessage, startWalk, type TalkModels } from '../../../modules/chats/index.ts'
import { createFactReader, describeDanger, round } from './read-alone.ts'

export type TalkRow = {
  id: string
  at: Date
  author: string
  role: 'resident' | 'official'
  text: string
  replyTo: string | null
}
export type Answer = { id: string; certainty: 'sure' | 'unsure'; probability: number }

export function createTalkReader(models: TalkModels) {
  const factsOf = createFactReader()
  const roles = new Map<string, TalkRow['role']>()
  const walk = startWalk({ before: [], messages: [], questions: [], answered: [], decisions: [] }, models)
  return ({ id, at, author, role, text, replyTo }: TalkRow) => {
    const asOf = (name: TalkRow['role']) => (name === 'official' ? 'department' : 'resident')
    const replied = replyTo === null ? undefined : roles.get(replyTo)
    roles.set(id, role)
    const { read, answers } = followMessage(
      {
        ...{ id, text, replyTo, writtenAt: at, authorId: author, authorName: author, authorRole: asOf(role) },
        ...{ repliesTo: replied ? asOf(replied) : null, correctedClass: null },
        ...{ isOfPage: false, isDeleted: false, isElsewhere: false },
        ...factsOf(text),
      },
      walk,
    )
    return {
      ...{ id, class: read?.class ?? ('talk' as const), danger: describeDanger(read) },
      answers: answers.map(
        ({ id: answered, probability, isSure }): Answer => ({
          id: answered,
          certainty: isSure ? 'sure' : 'unsure',
          probability: round(probability),
        }),
      ),
    }
  }
}
