/** Gives bodies that networks may post: the samples of the connectors, and messages that each begin a conversation. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { parseJson } from '../../../server/src/connectors/parse-json.ts'
import { commentEnvelope } from '../lib/webhook-client.ts'

export type FuzzedNetwork = 'vk' | 'telegram' | 'max' | 'ok'
export const NETWORKS: readonly FuzzedNetwork[] = ['vk', 'telegram', 'max', 'ok']

export const ACCOUNT_ID = '456'
export const SECRET = 'secret-of-the-fuzz'

const CONNECTORS = new URL('../../../server/src/connectors/', import.meta.url)
const Deliveries = z.array(z.unknown())
const Examples = z.object({ WebhookMessageCreated: Deliveries })

function readSamples(path: string): unknown {
  return parseJson(readFileSync(new URL(path, CONNECTORS), 'utf8'))
}

/** Puts the group and the secret of the stand into the samples, so that what is spoilt in them is read at all. */
export function listSamples(network: FuzzedNetwork): readonly unknown[] {
  switch (network) {
    case 'vk':
      return Deliveries.parse(readSamples('vk/fixtures/vk.events.json')).map((sample) =>
        z
          .looseObject({})
          .transform((event) => ({ ...event, secret: SECRET, group_id: Number(ACCOUNT_ID) }))
          .parse(sample),
      )
    case 'telegram':
      return Deliveries.parse(readSamples('telegram/fixtures/telegram.updates.json'))
    case 'max':
      return Deliveries.parse(readSamples('max/fixtures/updates.json'))
    case 'ok':
      return Examples.parse(readSamples('ok/fixtures/examples.json')).WebhookMessageCreated
  }
}

const AT_MS = Date.UTC(2026, 10, 25, 9)

/** Makes a message that is whole. `number` stands in its text, so that it is found again. */
export function composeValid(network: FuzzedNetwork, number: number): { body: string; text: string } {
  const text = `Не горит фонарь, целое письмо ${number} сети ${network}`
  switch (network) {
    case 'vk':
      return {
        text,
        body: commentEnvelope(number, { groupId: Number(ACCOUNT_ID), secret: SECRET, text }),
      }
    case 'telegram':
      return { text, body: JSON.stringify(telegramUpdate(number, text)) }
    case 'max':
      return { text, body: JSON.stringify(maxUpdate(number, text)) }
    case 'ok':
      return { text, body: JSON.stringify(okDelivery(number, text)) }
  }
}

function telegramUpdate(number: number, text: string) {
  const id = 580_000_000 + number
  const message = {
    message_id: number + 1,
    from: { id, is_bot: false, first_name: 'Вера' },
    chat: { id, type: 'private', first_name: 'Вера' },
    ...{ date: AT_MS / 1000, text },
  }
  return { update_id: 200_000_000 + number, message }
}

function maxUpdate(number: number, text: string) {
  const message = {
    sender: { user_id: 77_000 + number, first_name: 'Анна', is_bot: false },
    recipient: { chat_id: 5_550_000 + number, chat_type: 'dialog' },
    timestamp: AT_MS,
    body: { mid: `mid.valid${number}`, seq: number, text },
  }
  return { update_type: 'message_created', timestamp: AT_MS, message }
}

function okDelivery(number: number, text: string) {
  return {
    webhookType: 'MESSAGE_CREATED',
    sender: { user_id: `user:${123_000 + number}`, name: 'Анна' },
    recipient: { chat_id: `chat:C${number.toString(16)}` },
    message: { text, seq: String(number), mid: `mid:C${number.toString(16)}.valid` },
    timestamp: AT_MS,
  }
}
