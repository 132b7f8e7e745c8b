/** What an address answers, before anything depends on it: one event that says nothing, of which nothing is kept. */
import { randomBytes } from 'node:crypto'
import type { TriedWebhookResponse, TryWebhookRequest } from '@veche/contract/admin/webhooks.ts'
import { newId } from '../../../platform/ids.ts'
import { type Actor, addJournal } from '../../access/index.ts'
import { assertOutside } from './assert-outside.ts'
import { isAccepted } from './domain/retry.ts'
import { findEndpoint } from './endpoints.repository.ts'
import { postSigned, secretsOf } from './post-signed.ts'
import { SECRET_BYTES } from './sign.ts'
import type { WebhooksContext } from './webhooks-context.ts'

export async function tryAddress(
  context: WebhooksContext,
  { request: { id, url }, actor }: { request: TryWebhookRequest; actor: Actor },
): Promise<TriedWebhookResponse> {
  const { db, clock } = context
  const kept = await findEndpoint(db, id)
  const objectId = kept ? id : null
  await assertOutside(context, { url, id: objectId, actor })
  const now = clock()
  const { status, errorCode, answer, tookMs } = await postSigned(context, {
    url,
    event: { id: newId(), type: 'webhook.test', data: {}, at: now },
    secrets: kept ? secretsOf(context, kept, now) : [randomBytes(SECRET_BYTES)],
  })
  const details = { host: new URL(url).host, status, errorCode }
  await addJournal(db, { actor, action: 'webhook.tested', objectType: 'webhook', objectId, details })
  return { status, isTaken: status !== null && isAccepted(status), errorCode, answer, tookMs }
}
