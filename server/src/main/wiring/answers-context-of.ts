import type { AnswersContext } from '../../modules/answers/index.ts'
import { findLetterPlaces } from '../../modules/public-page/index.ts'
import type { Product } from '../context.ts'
import { createOnPosted } from './on-posted.ts'

export function answersContextOf({
  context,
  connectors,
  channels,
  files,
  partFiles,
  fakeFiles,
  chatFiles,
  broadcastFiles,
}: Pick<
  Product,
  'context' | 'connectors' | 'channels' | 'files' | 'partFiles' | 'fakeFiles' | 'chatFiles' | 'broadcastFiles'
>): AnswersContext {
  return {
    ...context,
    connectors,
    findAccount: channels.find,
    files,
    partFiles,
    postFiles: (purpose) =>
      purpose === 'chat_reply' ? chatFiles : purpose === 'broadcast' ? broadcastFiles : fakeFiles,
    onPosted: createOnPosted({ context, connectors }),
    findLetterPlaces: (db, recipients) =>
      findLetterPlaces(db, recipients, { connectors, channels, vault: context.vault }),
  }
}
