/** Where a walk through a talk stands. */

import type { Model } from '../../../text/index.ts'
import type { ClassModels } from '../../classes/domain/learned-class.ts'
import type { OpenQuestion } from '../../replies/domain/recognise-reply.ts'
import type { FollowedTalk, TalkLine, TalkPiece, TalkQuestion } from './talk-piece.ts'

export type TalkModels = ClassModels & { links: Model }
export type Walk = FollowedTalk & {
  piece: TalkPiece
  models: TalkModels
  lines: TalkLine[]
  answered: OpenQuestion[]
  /** Questions that somebody's words seem to have answered. */
  told: Set<string>
}

export function isWaiting({ state, isSettled, until }: TalkQuestion, at: Date): boolean {
  const wasOpen = isSettled ? until !== null : state === 'open'
  return wasOpen && (until === null || at <= until)
}
