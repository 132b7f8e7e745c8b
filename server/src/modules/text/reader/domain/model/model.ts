/** What was learnt for one question: how each feature speaks for each label, and the texts it was learnt from. */
import type { Vocabulary } from '../features/vocabulary.ts'

/** Lists of numbers by their owner: those of owner `n` stand from `starts[n]` to `starts[n + 1]`. */
export type Postings = { starts: Int32Array; ids: Uint16Array; weights: Float32Array }

export type Model = {
  labels: readonly string[]
  vocabulary: Vocabulary
  /** By feature: the labels that it speaks for or against. */
  judges: Postings
  intercepts: Float32Array
  /** By feature: the texts that have it, with its share of each. */
  texts: Postings
  /** The label of each text. */
  labelOfText: Uint16Array
  /** How far apart two scores are that are e times as likely. */
  temperature: number
  /** How many times likelier a label is that all nearest texts have, less one; under 1: their share of a mean. */
  nearness: number
}
