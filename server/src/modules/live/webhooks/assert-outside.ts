import { InvalidError } from '../../../platform/errors.ts'
import { OutsideError } from '../../../platform/http/outside/outside-error.ts'
import { findTarget, readOutsideUrl, resolveHost } from '../../../platform/http/outside/outside-target.ts'
import { type Actor, addJournal } from '../../access/index.ts'
import type { WebhooksContext } from './webhooks-context.ts'

/** Each time it is sent, the address is looked at again: a name may lead elsewhere tomorrow. */
export async function assertOutside(
  { db, trustedOrigins, resolve }: WebhooksContext,
  { url, id, actor }: { url: string; id: string | null; actor: Actor },
): Promise<void> {
  try {
    await findTarget(readOutsideUrl(url), { trustedOrigins, resolve: resolve ?? resolveHost })
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    const failure = error.failure === 'away' ? 'away' : 'blocked'
    // The whole of an address may hold a key; whoever looks for who tried to reach inside needs its host alone.
    const details = { failure, host: new URL(url).host }
    await addJournal(db, { actor, action: 'webhook.refused', objectType: 'webhook', objectId: id, details })
    throw new InvalidError(`webhook.address_${failure}`, { field: 'url' })
  }
}
