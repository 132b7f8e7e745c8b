import type { EditQuestionRequest } from '@veche/contract/livestreams.ts'
import type { z } from 'zod'
import { ConflictError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { joinEdit } from '../../../platform/fields-changed.ts'
import { addJournal, changerByJournal } from '../../access/index.ts'
import { isAtWork, type LivestreamAsk, type LivestreamsContext, workInLivestream } from '../stream/index.ts'
import { stemsOf } from './domain/question-words.ts'
import { findEdited, updateDetails, updateOrder } from './edits.repository.ts'
import { touchQuestions } from './question-changes.repository.ts'
import { keyOfWords } from './words-key.ts'

type Editing = LivestreamAsk & { questionId: string; request: z.infer<typeof EditQuestionRequest> }

/** Edits words, topic, address and facts of a question. */
export function editQuestion(
  context: LivestreamsContext,
  { questionId, request, actor, livestreamId }: Editing,
): Promise<void> {
  const { expectedVersion, before, ...wanted } = request
  return workInLivestream(context, { livestreamId, actor }, async (tx, { stream, deps }) => {
    if (!isAtWork(stream.step)) throw new ConflictError('livestream.over', { step: stream.step })
    const known = await findEdited(tx, { livestreamId, questionId })
    if (!known) throw new NotFoundError('livestream.question_not_found', { questionId })
    const { version, ...now } = known
    if (!before && version !== expectedVersion)
      throw new ConflictError('livestream.question_stale', { version })
    const place = { objectType: 'livestream', objectId: livestreamId, part: { questionId } }
    const changes = await joinEdit({ now, before, wanted, findChanger: changerByJournal(tx, place) })
    const { text, topicCode, address, facts } = changes
    if (topicCode && !deps.directory.topics.some(({ code }) => code === topicCode))
      throw new InvalidError('directory.unknown_code', { field: 'topicCode', code: topicCode })
    const words =
      text === undefined ? {} : { text, isReworded: true, wordsKey: keyOfWords(text), words: stemsOf(text) }
    await updateDetails(tx, questionId, {
      ...words,
      ...(topicCode === undefined ? {} : { topicCode }),
      ...(address === undefined ? {} : { address: address || null }),
      ...(facts === undefined ? {} : { facts }),
    })
    await touchQuestions(tx, livestreamId, [questionId])
    const fields = Object.keys(changes)
    await addJournal(tx, {
      ...{ actor, action: 'livestream.question_edited', objectType: 'livestream', objectId: livestreamId },
      details: { questionId, fields },
    })
  })
}

/** Questions that somebody else selected meanwhile come after those that are named. */
export function orderQuestions(
  context: LivestreamsContext,
  { questionIds, actor, livestreamId }: LivestreamAsk & { questionIds: readonly string[] },
): Promise<void> {
  return workInLivestream(context, { livestreamId, actor }, async (tx, { stream }) => {
    if (!isAtWork(stream.step)) throw new ConflictError('livestream.over', { step: stream.step })
    await touchQuestions(tx, livestreamId, await updateOrder(tx, livestreamId, questionIds))
  })
}
