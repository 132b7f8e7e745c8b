/** A stream that was held, with what was read and became of each of its questions. */
import type { StoredMessage } from '../../../../modules/inbox/index.ts'
import type { Channel } from '../course/world.ts'
import type { Asked } from '../domain/asked.ts'
import type { Held } from './ask-stream.ts'
import type { Spoken } from './on-air.ts'
import type { PlannedStream } from './plan-streams.ts'

/** What was read in a comment. */
type Heard = { asked: Asked; message: StoredMessage; topicCode: string | null; address: string | null }

export type HeldStream = Held & {
  id: string
  planned: PlannedStream
  channel: Channel
  announcedAt: Date
  closedAt: Date | null
  container: string
  spoken: (Spoken & Heard)[]
  agencyCode: string
  speaker: string
  viewers: number
}
