/** One call to an address: signed, outside any transaction, within bounds of time and size. */
import { OutsideError } from '../../../platform/http/outside/outside-error.ts'
import { postOutside } from '../../../platform/http/outside/post-outside.ts'
import type { Attempt } from './deliveries.repository.ts'
import type { Endpoint } from './endpoints.repository.ts'
import { signatureHeaders } from './sign.ts'
import type { WebhooksContext } from './webhooks-context.ts'

const TIMEOUT_MS = 15_000
/** Of what is answered so much is kept. */
const MOST_ANSWER = 500

type Call = { url: string; event: SentEvent; secrets: readonly Uint8Array[] }
type SentEvent = { id: string; type: string; at: Date; data: unknown }

export async function postSigned(
  { clock, trustedOrigins, resolve }: Pick<WebhooksContext, 'clock' | 'trustedOrigins' | 'resolve'>,
  { url, event, secrets }: Call,
): Promise<Attempt> {
  const body = bodyOf(event)
  const headers = signatureHeaders({ id: event.id, at: clock(), body }, secrets)
  const startedAt = performance.now()
  const took = () => Math.round(performance.now() - startedAt)
  try {
    const answer = await postOutside({
      ...{ url, body: Buffer.from(body), contentType: 'application/json', headers },
      ...{ trustedOrigins, maxBytes: MOST_ANSWER, isCut: true, totalMs: TIMEOUT_MS },
      ...(resolve && { resolve }),
    })
    return { status: answer.status, errorCode: null, answer: readable(answer.body), tookMs: took() }
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    return { status: null, errorCode: error.failure, answer: null, tookMs: took() }
  }
}

/** The one of now, and the one before it as long as it is good. */
export function secretsOf(
  { vault }: Pick<WebhooksContext, 'vault'>,
  { secret, oldSecret, oldSecretUntil }: Endpoint,
  now: Date,
): Uint8Array[] {
  const isOldGood = oldSecretUntil !== null && oldSecretUntil > now
  return [secret, isOldGood ? oldSecret : null].flatMap((sealed) => (sealed ? [vault.openBytes(sealed)] : []))
}

/** The same bytes at each attempt: their signature differs by its moment alone. */
function bodyOf({ type, at, data }: SentEvent): string {
  return JSON.stringify({ type, timestamp: at.toISOString(), data })
}

/** Text without what PostgreSQL cannot store. */
function readable(bytes: Buffer): string {
  return bytes.toString('utf8').replaceAll('\u0000', '').slice(0, MOST_ANSWER)
}
