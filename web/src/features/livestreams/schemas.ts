/** What the contract says of a stream, and of what is added to it. */
import { schemaOf } from '../../lib/forms/schema-of.ts'

const bring = () => import('@veche/contract/livestreams.ts')

export const STREAM = {
  created: schemaOf(bring, 'CreateLivestreamRequest'),
  changed: schemaOf(bring, 'UpdateLivestreamRequest'),
}
export const SOURCE = schemaOf(bring, 'AddSourceRequest')
export const QUESTION = schemaOf(bring, 'EditQuestionRequest')
export const REPLIES = schemaOf(bring, 'SendRepliesRequest')
