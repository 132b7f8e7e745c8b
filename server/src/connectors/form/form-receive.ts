/** Only the public page of this installation knows the secret of the channel. */
import { timingSafeEqual } from 'node:crypto'
import { FORM_SECRET_HEADER, FormDelivery } from '@veche/contract/public-page.ts'
import type { ChannelAccount, RawRequest, Reception } from '../connector.ts'

export async function receiveForm(
  { headers, body }: RawRequest,
  { webhookSecret }: Pick<ChannelAccount, 'webhookSecret'>,
): Promise<Reception> {
  if (!isSecret(headers[FORM_SECRET_HEADER], webhookSecret)) {
    return { kind: 'reject', code: 'connector.bad_secret' }
  }
  const delivery = parseDelivery(body)
  if (!delivery) return { kind: 'reject', code: 'connector.bad_body' }
  return { kind: 'accept', items: [{ dedupeKey: delivery.id, body }] }
}

function isSecret(given: string | undefined, expected: string | null): boolean {
  if (given === undefined || expected === null) return false
  const [left, right] = [Buffer.from(given), Buffer.from(expected)]
  return left.length === right.length && timingSafeEqual(left, right)
}

export function parseDelivery(body: Uint8Array): FormDelivery | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body)
    return FormDelivery.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
