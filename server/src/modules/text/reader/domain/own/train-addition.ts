/** Learns an addition to the starter from texts whose topic a person of this installation has confirmed. */
import type { Feature } from '../features/read-features.ts'
import { placeOf, rowOf, type Vocabulary } from '../features/vocabulary.ts'
import { joinRows, type SparseRow } from '../linear/rows.ts'
import { trainLinear } from '../linear/train-linear.ts'
import type { Model } from '../model/model.ts'
import { judgesOf, postingsOf, rowsOf } from '../model/postings.ts'
import { type Addition, OTHER } from './addition.ts'
import { wordsAlone } from './words-alone.ts'

export type OwnLesson = {
  features: readonly Feature[]
  topicCode: string
  groupCode: string
  /** The id of the question. */
  case: string
  /** The person chose another topic than was suggested. */
  isCorrection: boolean
}

const SEED = 1
const COST = 0.5
const DEAREST = 20
const PASSES = 10
const WEIGHTS_PER_LABEL = 3000
/** A correction says what the starter does not know; a text of the starter only what is not meant. */
const WORTH_OF_CORRECTION = 2
const WORTH_OF_STARTER = 0.4
/** The newest texts are remembered; older ones are in the judges. */
const REMEMBERED = 6000
const MOST_NEW_FEATURES = 40_000
const SAYS = 0.85
/** How far apart two scores are that are e times as likely. */
const TEMPERATURE = 0.15
const NEARNESS = 0.35

/** `lessons` oldest first. */
export function trainAddition(starter: Model, lessons: readonly OwnLesson[]): Addition {
  const labels = [...new Set(lessons.map(({ topicCode }) => topicCode)), OTHER].sort()
  const numbers = new Map(labels.map((label, number) => [label, number]))
  const { vocabulary, unknownTells, ofStarter } = joinVocabulary(starter, lessons)
  const other = numbers.get(OTHER) ?? 0
  const own = lessons.map(({ features }) => rowOf(vocabulary, features, unknownTells))
  const known = rowsOf(starter.texts, starter.labelOfText.length).map((row) => translate(row, ofStarter))
  const labelOf = [
    ...lessons.map(({ topicCode }) => numbers.get(topicCode) ?? other),
    ...Array.from(starter.labelOfText, (label) => numbers.get(starter.labels[label] ?? OTHER) ?? other),
  ]
  const rows = joinRows([...own, ...known], vocabulary.keys.length)
  const worth = Float32Array.from(labelOf, (_, row) =>
    row >= lessons.length ? WORTH_OF_STARTER : lessons[row]?.isCorrection ? WORTH_OF_CORRECTION : 1,
  )
  const judges = trainLinear({ rows, worth }, (label, row) => labelOf[row] === label, labels.length, {
    ...{ cost: COST, passes: PASSES, seed: SEED },
    dearness: (share) => Math.min(DEAREST, Math.sqrt((1 - share) / share)),
  })
  const remembered = lessons.slice(-REMEMBERED)
  const memory = remembered.map(({ features }) => rowOf(vocabulary, wordsAlone(features), unknownTells))
  return {
    model: {
      ...{ labels, vocabulary, temperature: TEMPERATURE, nearness: NEARNESS },
      judges: judgesOf(judges, vocabulary.keys.length, WEIGHTS_PER_LABEL),
      intercepts: Float32Array.from(judges, (weights) => weights[vocabulary.keys.length] as number),
      texts: postingsOf(joinRows(memory, vocabulary.keys.length)),
      labelOfText: Uint16Array.from(remembered, ({ topicCode }) => numbers.get(topicCode) ?? other),
    },
    groups: labels.map((label) => lessons.findLast(({ topicCode }) => topicCode === label)?.groupCode ?? ''),
    cases: remembered.map((lesson) => lesson.case),
    unknownTells,
    says: SAYS,
  }
}

type Joined = {
  vocabulary: Vocabulary
  unknownTells: number
  /** The number here of each feature of the starter; -1: no own text has it. */
  ofStarter: Int32Array
}

/** Features of own texts: those that the starter knows, and words that several texts have. */
function joinVocabulary(starter: Model, lessons: readonly OwnLesson[]): Joined {
  const seen = new Map<number, { block: Feature['block']; texts: number }>()
  for (const { features } of lessons) {
    for (const { key, block } of features) {
      const known = seen.get(key)
      if (known) known.texts += 1
      else seen.set(key, { block, texts: 1 })
    }
  }
  const keysOfStarter = starter.vocabulary.keys
  const fresh = [...seen].filter(
    ([key, { block, texts }]) => isOfWords(block) && texts > 1 && placeOf(keysOfStarter, key) < 0,
  )
  const newKeys = fresh.sort((a, b) => b[1].texts - a[1].texts || a[0] - b[0]).slice(0, MOST_NEW_FEATURES)
  const shared = keysOfStarter.filter((key) => seen.has(key))
  const keys = Uint32Array.from([...shared, ...newKeys.map(([key]) => key)]).sort()
  const learntFrom = countTexts(starter)
  const texts = learntFrom + lessons.length
  const telling = (own: number, starters: number) => 1 + Math.log((texts + 1) / (own + starters + 1))
  const tells = Float32Array.from(keys, (key) => {
    const { block, texts: own } = seen.get(key) ?? { block: 'word', texts: 0 }
    if (block === 'shape' || block === 'sign') return 1
    const place = placeOf(keysOfStarter, key)
    const tellsThere = place < 0 ? Infinity : (starter.vocabulary.tells[place] as number)
    return telling(own, (learntFrom + 1) * Math.exp(1 - tellsThere))
  })
  return {
    vocabulary: { keys, tells },
    unknownTells: telling(0, 0),
    ofStarter: Int32Array.from(keysOfStarter, (key) => placeOf(keys, key)),
  }
}

/** How many texts a model was learnt from, by the feature that stands in the fewest: not all are kept in it. */
function countTexts({ vocabulary: { tells } }: Model): number {
  const most = tells.reduce((highest, value) => Math.max(highest, value), 1)
  return Math.round(2 * Math.exp(most - 1)) - 1
}

function isOfWords(block: Feature['block']): boolean {
  return block === 'word' || block === 'pair'
}

function translate({ columns, values }: SparseRow, ofStarter: Int32Array): SparseRow {
  const kept = Array.from(columns, (_, at) => at).filter(
    (at) => (ofStarter[columns[at] as number] as number) >= 0,
  )
  return {
    columns: kept.map((at) => ofStarter[columns[at] as number] as number),
    values: kept.map((at) => values[at] as number),
  }
}
