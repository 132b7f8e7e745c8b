/** Live checks for the connect wizard. Each check has one code; the web has the words and the way to mend it. */
import { z } from 'zod'
import { type ChannelAccount, ConnectorError, type ProbeCheck, type ProbeReport } from '../connector.ts'
import type { HttpClient } from '../http/http-client.ts'
import { isOurs, listSubscriptions } from './ok-subscription.ts'

/** Every code `probe` may return. */
export const OK_PROBE_CODES = [
  'ok.reachable',
  'ok.token',
  'ok.right_messages',
  'ok.webhook_https',
  'ok.subscription_alive',
  'ok.subscription_single',
] as const
export type OkProbeCode = (typeof OK_PROBE_CODES)[number]
type State = ProbeCheck['state']

/** The number of the group, under whichever of these names. */
const Info = z.looseObject({ name: z.string().nullish().catch(null) }).transform(({ name, ...info }) => {
  const ids = ['user_id', 'group_id', 'id', 'uid'].map((field) => String(info[field] ?? ''))
  return {
    name: name ?? null,
    groupId: ids.map((id) => /^(?:group:)?(\d+)$/.exec(id)?.[1]).find(Boolean) ?? null,
  }
})

export async function probeOk(
  client: HttpClient,
  account: ChannelAccount,
  webhookUrl: string | null,
): Promise<ProbeReport> {
  const info = await attempt(() =>
    client.request(account, { verb: 'GET', path: '/graph/me/info', schema: Info }),
  )
  if (info.error) return { name: null, checks: credentialFailure(info.error) }
  const chats = await attempt(() =>
    client.request(account, {
      verb: 'GET',
      path: '/graph/me/chats',
      query: { count: 1 },
      schema: z.unknown(),
    }),
  )
  const { name, groupId } = info.value
  const checks = [
    check('ok.reachable', 'ok'),
    check('ok.token', groupId === null ? 'failed' : 'ok'),
    chats.error
      ? check('ok.right_messages', chats.error.reason === 'try_later' ? 'warning' : 'failed', {
          reason: chats.error.code,
        })
      : check('ok.right_messages', 'ok'),
    ...(webhookUrl === null ? [] : await probeSubscription(client, account, webhookUrl)),
  ]
  return { name, externalId: groupId, checks }
}

function check(code: OkProbeCode, state: State, details: ProbeCheck['details'] = {}): ProbeCheck {
  return { code, state, details }
}

type Outcome<T> = { value: T; error: null } | { value: null; error: ConnectorError }

/** `probe` is there to find failures, so they come as values. */
async function attempt<T>(call: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await call(), error: null }
  } catch (error) {
    if (error instanceof ConnectorError) return { value: null, error }
    throw error
  }
}

/** With these nothing else can be checked. */
function credentialFailure({ reason, code }: ConnectorError): ProbeCheck[] {
  const details = { reason: code }
  if (reason === 'try_later' || reason === 'unreadable') return [check('ok.reachable', 'failed', details)]
  return [check('ok.reachable', 'ok'), check('ok.token', 'failed', details)]
}

async function probeSubscription(
  client: HttpClient,
  account: ChannelAccount,
  webhookUrl: string,
): Promise<ProbeCheck[]> {
  const found = await attempt(() => listSubscriptions(client, account))
  if (found.error) return [check('ok.subscription_alive', 'warning', { reason: found.error.code })]
  const isThere = found.value.some(({ url }) => url === webhookUrl)
  const others = found.value.filter(({ url }) => url !== webhookUrl)
  const { protocol, hostname } = new URL(webhookUrl)
  const isSafe = protocol === 'https:' || hostname === '127.0.0.1' || hostname === 'localhost'
  return [
    // The address is the only secret here: it must not be read on the way.
    check('ok.webhook_https', isSafe ? 'ok' : 'failed', { url: webhookUrl }),
    check('ok.subscription_alive', isThere ? 'ok' : 'failed', { url: webhookUrl }),
    check('ok.subscription_single', others.some(isOurs) ? 'warning' : 'ok', { count: others.length }),
  ]
}
