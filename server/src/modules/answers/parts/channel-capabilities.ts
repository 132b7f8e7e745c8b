/** What the network of an answer allows. The editor shows it, so that nobody writes a text that cannot be sent. */
import type { Capabilities } from '../../../connectors/connector.ts'
import type { AnswersContext } from './answers-context.ts'
import { ROOM_FOR_ASKING } from './domain/ask-author.ts'

/** Networks differ; ours is below all of them. Sent in one piece, so that a thread holds one answer. */
const SAFE_TEXT_LIMIT = 4000
/** A channel that is switched off or unknown answers nothing, and a person publishes by hand. */
const AWAY: Capabilities = {
  receive: [],
  reply: [],
  idempotentSend: { surfaces: [], windowMs: 0 },
  textLimit: SAFE_TEXT_LIMIT,
  attach: { photos: [], documents: [], most: 0 },
  redeliveryMs: 0,
}

export async function capabilitiesFor(
  { connectors, findAccount }: Pick<AnswersContext, 'connectors' | 'findAccount'>,
  channelId: string,
): Promise<Capabilities> {
  const account = await findAccount(channelId)
  const connector = account && connectors.get(account.network)
  if (!account || !connector) return AWAY
  const capabilities = connector.capabilities(account)
  const textLimit = Math.min(capabilities.textLimit, SAFE_TEXT_LIMIT) - ROOM_FOR_ASKING
  return { ...capabilities, textLimit }
}
