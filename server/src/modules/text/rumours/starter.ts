/** The reader of rumours that comes with the product, read from its files once a process. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { buildWordSenses } from '../domain/words/lexicon/word-senses.ts'
import { decodeModel } from '../reader/domain/model/model-bytes.ts'
import { loadStarter } from '../reader/starter.ts'
import { fieldLines } from './domain/fields/field.ts'
import {
  type ClaimToMatch,
  type Matched,
  matchRumour,
  type RumourModels,
  rarityOf,
  readClaim,
  readText,
  type TextToMatch,
} from './domain/rumour-reader.ts'

export type RumourReader = {
  readClaim: (text: string) => ClaimToMatch
  readText: (text: string) => TextToMatch
  /** The nearest claim; from 0.5 the text passes it on. */
  match: (text: TextToMatch, claims: readonly ClaimToMatch[]) => Matched | null
}

const MANNER = new URL('../reader/data/rumours.model', import.meta.url)
const WEIGHTS = new URL('../reader/data/rumours.json', import.meta.url)
const Numbers = z.array(z.number())
const Sum = z.object({ of: Numbers, first: z.number() })
const Weights = z.object({ things: Numbers, deeds: Numbers, match: Sum, second: z.number(), accept: Sum })

let loaded: RumourReader | null = null

export function loadRumourReader(): RumourReader {
  loaded ??= createRumourReader({
    manner: decodeModel(readFileSync(MANNER)),
    weights: Weights.parse(JSON.parse(readFileSync(WEIGHTS, 'utf8'))),
    ...{ topic: loadStarter().topic, senses: buildWordSenses(fieldLines()) },
  })
  return loaded
}

export function createRumourReader(models: RumourModels): RumourReader {
  const rarity = rarityOf(models)
  return {
    readClaim: (text) => readClaim(models, text),
    readText: (text) => readText(models, text),
    match: (text, claims) => matchRumour(models, rarity, text, claims),
  }
}
