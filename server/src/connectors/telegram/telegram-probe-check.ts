/** Pieces every check of the probe is put together from. */
import type { z } from 'zod'
import { type ChannelAccount, ConnectorError, type ProbeCheck } from '../connector.ts'
import type { TelegramClient, TelegramRequest } from './telegram-client.ts'

/** Every code `probe` may return. */
export const TELEGRAM_PROBE_CODES = [
  'telegram.reachable',
  'telegram.token',
  'telegram.joins_groups',
  'telegram.privacy',
  'telegram.chats',
  'telegram.chats_found',
  'telegram.chats_member',
  'telegram.chats_writing',
  'telegram.channel_discussion',
  'telegram.webhook_secret',
  'telegram.webhook_address',
  'telegram.webhook_set',
  'telegram.webhook_updates',
  'telegram.webhook_off',
  'telegram.delivery_errors',
  'telegram.delivery_pending',
] as const
export type TelegramProbeCode = (typeof TELEGRAM_PROBE_CODES)[number]

export function check(
  code: TelegramProbeCode,
  state: ProbeCheck['state'],
  details: ProbeCheck['details'] = {},
): ProbeCheck {
  return { code, state, details }
}

type Outcome<T> = { value: T; error: null } | { value: null; error: ConnectorError }

/** `probe` is there to find failures, so they come as values. */
export async function attempt<Schema extends z.ZodType>(
  client: TelegramClient,
  account: ChannelAccount,
  request: TelegramRequest<Schema>,
): Promise<Outcome<z.infer<Schema>>> {
  try {
    return { value: await client.request(account, request), error: null }
  } catch (error) {
    if (error instanceof ConnectorError) return { value: null, error }
    throw error
  }
}
