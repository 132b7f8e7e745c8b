import { InvalidError } from '../../platform/errors.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { type ActorRef, addJournal } from '../access/index.ts'
import { getChannel } from './channels.repository.ts'
import { ASKED_BY_PERSON, openGap } from './gaps.repository.ts'

const LONGEST_MS = 30 * 86_400_000

type Asking = { channelId: string; span: { from: string; to: string }; actor: ActorRef }

/** Opens a gap for a period in which a person knows that messages may be missing. */
export async function askToReadBack(
  { db, clock }: AppContext,
  { channelId, span, actor }: Asking,
): Promise<void> {
  const now = clock()
  const from = new Date(span.from)
  const to = new Date(Math.min(Date.parse(span.to), now.getTime()))
  if (from >= to) throw new InvalidError('channels.empty_span', { field: 'from' })
  if (to.getTime() - from.getTime() > LONGEST_MS) throw new InvalidError('channels.long_span', { days: 30 })
  await db.transaction().execute(async (tx) => {
    const channel = await getChannel(tx, channelId)
    await openGap(tx, { channelId, reason: ASKED_BY_PERSON, from, to, lookAt: now })
    await addJournal(tx, {
      actor,
      action: 'channel.read_back',
      objectType: 'channel',
      objectId: channel.id,
      details: { from: from.toISOString(), to: to.toISOString() },
    })
  })
}
