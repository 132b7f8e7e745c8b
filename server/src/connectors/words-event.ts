/** How a connector puts together an event that carries words. */
import type { EchoEvent, Words, WrittenEvent } from './connector.ts'

/** What most messages have nothing to say about. */
export const BARE_WORDS = {
  parentExternalId: null,
  text: '',
  attachments: [],
  geo: null,
  permalink: null,
  writtenByExternalId: null,
} satisfies Partial<Words>

/** `key`: what the network repeats of our send, where it does. */
export function toWordsEvent(
  op: WrittenEvent['op'] | 'echo',
  words: Words,
  key: string | null = null,
): WrittenEvent | EchoEvent {
  return op === 'echo' ? { ...words, op, idempotencyKey: key } : { ...words, op }
}
