/** An addition as the bytes of a version: features are numbers, so no word of anybody stands in it. */
import { ByteReader, ByteWriter } from '../model/bytes.ts'
import { decodeModel, encodeModel } from '../model/model-bytes.ts'
import type { Addition } from './addition.ts'

const MARK = 'veche-addition-1'

export function encodeAddition({ model, groups, cases, unknownTells, says }: Addition): Uint8Array {
  const out = new ByteWriter()
  out.text(MARK)
  out.real(unknownTells)
  out.real(says)
  for (const list of [groups, cases]) {
    out.whole(list.length)
    for (const item of list) out.text(item)
  }
  out.bytes(encodeModel(model))
  return out.finish()
}

/** Throws where the bytes are no addition. */
export function decodeAddition(bytes: Uint8Array): Addition {
  const from = new ByteReader(bytes)
  if (from.text() !== MARK) throw new RangeError('These bytes are no addition to the starter')
  const [unknownTells, says] = [from.real(), from.real()]
  const list = () => Array.from({ length: from.whole() }, () => from.text())
  const [groups, cases] = [list(), list()]
  return { model: decodeModel(from.bytes()), groups, cases, unknownTells, says }
}
