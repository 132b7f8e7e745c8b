/** A model as bytes: sparse, and each weight in one byte. What is read is a little rounder than what was learnt. */
import { ByteReader, ByteWriter } from './bytes.ts'
import type { Model, Postings } from './model.ts'

const MARK = 'veche-reader-1'
/** A weight is stored as so many steps of the largest one. */
const STEPS = 127
const OFFSET = 128

export function encodeModel(model: Model): Uint8Array {
  const out = new ByteWriter()
  out.text(MARK)
  out.whole(model.labels.length)
  for (const label of model.labels) out.text(label)
  out.real(model.temperature)
  out.real(model.nearness)
  out.whole(model.vocabulary.keys.length)
  let before = 0
  for (const key of model.vocabulary.keys) {
    out.whole(key - before)
    before = key
  }
  writeTells(out, model.vocabulary.tells)
  for (const intercept of model.intercepts) out.real(intercept)
  out.whole(model.labelOfText.length)
  for (const label of model.labelOfText) out.whole(label)
  writePostings(out, model.judges)
  writePostings(out, model.texts)
  return out.finish()
}

/** Throws where the bytes are no model. */
export function decodeModel(bytes: Uint8Array): Model {
  const from = new ByteReader(bytes)
  if (from.text() !== MARK) throw new RangeError('This file is no model of a reader')
  const labels = Array.from({ length: from.whole() }, () => from.text())
  const temperature = from.real()
  const nearness = from.real()
  const keys = new Uint32Array(from.whole())
  let before = 0
  for (let i = 0; i < keys.length; i++) {
    before += from.whole()
    keys[i] = before
  }
  const tells = readTells(from, keys.length)
  const intercepts = Float32Array.from(labels, () => from.real())
  const labelOfText = new Uint16Array(from.whole())
  for (let i = 0; i < labelOfText.length; i++) labelOfText[i] = from.whole()
  const vocabulary = { keys, tells }
  const judges = readPostings(from, keys.length)
  const texts = readPostings(from, keys.length)
  return { labels, vocabulary, judges, intercepts, texts, labelOfText, temperature, nearness }
}

/** Few values are different, because they tell in how many texts a feature stands. */
function writeTells(out: ByteWriter, tells: Float32Array): void {
  const values = [...new Set(tells)].sort((a, b) => a - b)
  const numbers = new Map(values.map((value, number) => [value, number]))
  out.whole(values.length)
  for (const value of values) out.real(value)
  for (const value of tells) out.whole(numbers.get(value) ?? 0)
}

function readTells(from: ByteReader, length: number): Float32Array {
  const values = Float32Array.from({ length: from.whole() }, () => from.real())
  return Float32Array.from({ length }, () => values[from.whole()] as number)
}

function writePostings(out: ByteWriter, { starts, ids, weights }: Postings): void {
  const scale = scaleOf(ids, weights)
  out.whole(scale.length)
  for (const step of scale) out.real(step)
  out.whole(ids.length)
  for (let list = 0; list + 1 < starts.length; list++) {
    const [start, end] = [starts[list] as number, starts[list + 1] as number]
    out.whole(end - start)
    let before = 0
    for (let at = start; at < end; at++) {
      const id = ids[at] as number
      out.whole(id - before)
      before = id
      out.byte(Math.round((weights[at] as number) / (scale[id] as number)) + OFFSET)
    }
  }
}

function readPostings(from: ByteReader, lists: number): Postings {
  const scale = Float32Array.from({ length: from.whole() }, () => from.real())
  const size = from.whole()
  const postings = {
    starts: new Int32Array(lists + 1),
    ids: new Uint16Array(size),
    weights: new Float32Array(size),
  }
  let at = 0
  for (let list = 0; list < lists; list++) {
    let id = 0
    for (let left = from.whole(); left > 0; left--) {
      id += from.whole()
      postings.ids[at] = id
      postings.weights[at] = (from.byte() - OFFSET) * (scale[id] as number)
      at += 1
    }
    postings.starts[list + 1] = at
  }
  return postings
}

/** The step of each owner, by its largest weight. */
function scaleOf(ids: Uint16Array, weights: Float32Array): Float32Array {
  const owners = ids.reduce((most, id) => Math.max(most, id + 1), 0)
  const scale = new Float32Array(owners)
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] as number
    scale[id] = Math.max(scale[id] as number, Math.abs(weights[at] as number))
  }
  return scale.map((largest) => largest / STEPS || 1)
}
