import type { EchoEvent, InboundEvent, WrittenEvent } from '../../src/connectors/connector.ts'

/** An event that has to carry words. */
export function wordsOf(event: InboundEvent | undefined): WrittenEvent | EchoEvent {
  if (event && 'text' in event) return event
  throw new Error(`no words in ${event?.op ?? 'nothing'}`)
}
