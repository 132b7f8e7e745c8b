/**
 * What an installation has learnt from its own people, beside the starter: judges of the topics that they chose, and
 * the texts themselves as a memory. A text that is like none of them is left to the starter.
 */
import type { Model } from '../model/model.ts'

export type Addition = {
  /** Labels are codes of topics, and `OTHER`. The memory holds words alone, so its rows are not those of the judges. */
  model: Model
  /** Groups of the topics, in the order of the labels. */
  groups: readonly string[]
  /** The question that each text of the memory came with. */
  cases: readonly string[]
  /** What a word counts in the length of a text that the vocabulary does not know. */
  unknownTells: number
  /** How much this says of a familiar text beside the starter, 0 to 1. */
  says: number
}

/** What the starter knows of other topics: such a text is none of those that people here corrected. */
export const OTHER = ''
