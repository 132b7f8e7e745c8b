/** The beginning of every `normalise` of JSON: bytes → value, and one failure for whatever cannot be read. */
import { z } from 'zod'
import { ConnectorError, type InboundEvent } from './connector.ts'
import { parseJson } from './parse-json.ts'

/** `code` is that of the failure. */
export function readDelivery(
  body: Uint8Array,
  code: string,
  read: (delivery: unknown) => InboundEvent[],
): InboundEvent[] {
  try {
    return read(parseJson(decodeUtf8(body)))
  } catch (error) {
    // Bad bytes or JSON, or a shape that lacks what an event cannot be without. Anything else is our own bug.
    if (error instanceof z.ZodError || error instanceof SyntaxError || error instanceof BadBytes)
      throw new ConnectorError('unreadable', code, {}, { cause: error })
    throw error
  }
}

class BadBytes extends Error {
  override name = 'BadBytes'
}

function decodeUtf8(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch (cause) {
    throw new BadBytes('not UTF-8', { cause })
  }
}
