import type { AnswersContext } from '../../modules/answers/index.ts'
import type { Product } from '../context.ts'
import { createOnPosted } from './on-posted.ts'

export function answersContextOf({
  context,
  connectors,
  channels,
  files,
  fakeFiles,
  chatFiles,
}: Pick<
  Product,
  'context' | 'connectors' | 'channels' | 'files' | 'fakeFiles' | 'chatFiles'
>): AnswersContext {
  return {
    ...context,
    connectors,
    findAccount: channels.find,
    files,
    postFiles: (purpose) => (purpose === 'chat_reply' ? chatFiles : fakeFiles),
    onPosted: createOnPosted({ context, connectors }),
  }
}
