/** Several models in one file, each under its name: what a starter ships. */
import { ByteReader, ByteWriter } from './bytes.ts'
import type { Model } from './model.ts'
import { decodeModel, encodeModel } from './model-bytes.ts'

const MARK = 'veche-readers-1'

export function encodeModels(models: ReadonlyMap<string, Model>): Uint8Array {
  const out = new ByteWriter()
  out.text(MARK)
  out.whole(models.size)
  for (const [name, model] of models) {
    out.text(name)
    out.bytes(encodeModel(model))
  }
  return out.finish()
}

/** Throws where the bytes are no models. */
export function decodeModels(bytes: Uint8Array): Map<string, Model> {
  const from = new ByteReader(bytes)
  if (from.text() !== MARK) throw new RangeError('This file holds no models of a reader')
  return new Map(
    Array.from({ length: from.whole() }, () => {
      const name = from.text()
      return [name, decodeModel(from.bytes())] as const
    }),
  )
}
