import type { AnswersContext } from '../modules/answers/index.ts'
import type { Product } from './context.ts'
import { createOnPosted } from './on-posted.ts'

export function answersContextOf({
  context,
  connectors,
  channels,
  files,
  fakeFiles,
}: Pick<Product, 'context' | 'connectors' | 'channels' | 'files' | 'fakeFiles'>): AnswersContext {
  return {
    ...context,
    connectors,
    findAccount: channels.find,
    files,
    postFiles: fakeFiles,
    onPosted: createOnPosted({ context, connectors }),
  }
}
