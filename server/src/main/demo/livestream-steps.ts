/** What preparing a stream of the demo and playing one that is over share. */
import type { Actor } from '../../modules/access/index.ts'
import type { Channel } from '../../modules/channels/index.ts'
import { type LivestreamsContext, move } from '../../modules/livestreams/index.ts'
import { getLivestreamVersion } from './demo.repository.ts'
import type { DemoLivestream } from './simulator-process.ts'

/** How the product is at a moment: what is over was planned, begun and ended in its own time. */
export type AtMoment = (moment: Date) => LivestreamsContext
export type DemoStream = DemoLivestream & { channel: Channel; startsAt: Date; recordingUrl: string | null }

type Step = { move: 'announce' | 'collect' | 'begin' | 'end'; actor: Actor; livestreamId: string }

export async function takeStep(
  context: LivestreamsContext,
  { move: step, actor, livestreamId }: Step,
): Promise<void> {
  const expectedVersion = await getLivestreamVersion(context.db, livestreamId)
  await move(context, { request: { move: step, expectedVersion }, actor, livestreamId })
}
