import sax from 'sax'
import { LIMITS, unreadable } from './sheet.ts'

/** A sheet nests fewer than twenty tags; a million of them would hold up the process for seconds. */
const MOST_DEPTH = 64

export type XmlHandlers = {
  /** Gets names without their prefixes. */
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

/**
 * Feeds the handlers piece by piece and yields after each, so that whoever collects can hand on what it has. Refuses
 * a document type, because entities of a stranger's making must never be expanded.
 */
export async function* parseXml(source: AsyncIterable<Buffer>, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = sax.parser(true, { position: false })
  let isRefused = false
  const refuse = () => {
    isRefused = true
  }
  parser.ondoctype = refuse
  parser.onsgmldeclaration = refuse
  let depth = 0
  parser.onopentag = ({ name, attributes }) => {
    depth += 1
    if (depth > MOST_DEPTH) throw unreadable('broken')
    handlers.open?.(localName(name), toTexts(attributes))
  }
  parser.ontext = (text) => handlers.text?.(text)
  parser.oncdata = (text) => handlers.text?.(text)
  parser.onclosetag = (name) => {
    depth -= 1
    handlers.close?.(localName(name))
  }
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of source) {
      parser.write(decoder.decode(chunk, { stream: true }))
      if (isRefused) throw unreadable('broken')
      yield
    }
    parser.write(decoder.decode()).close()
  } catch (error) {
    throw error instanceof Error && 'status' in error ? error : unreadable('broken', error)
  }
  yield
}

/** Reads a small part to its end, so that the collected result can be used. */
export async function readXml(source: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  for await (const _ of parseXml(source, handlers));
}

/** Collects the text of one cell from its pieces, up to a limit. */
export function appendText(collected: string, piece: string): string {
  if (collected.length + piece.length > LIMITS.cellChars) throw unreadable('too_large')
  return collected + piece
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

function toTexts(attributes: Record<string, unknown>): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [name, value] of Object.entries(attributes)) texts[name] = String(value)
  return texts
}
