/** The models of the starter, each from the lessons that it is given: the same for training and for judging. */
import { stemWord } from '../../src/modules/text/domain/words/stem.ts'
import { type Model, trainModel } from '../../src/modules/text/index.ts'
import { keyOf } from '../../src/modules/text/reader/domain/features/feature-keys.ts'
import {
  classLessons,
  dangerLessons,
  type LabelledTopic,
  type Peril,
  promptLessons,
  type Said,
  type TalkMessage,
  topicLessons,
} from './lessons.ts'
import { linkLessons } from './link-lessons.ts'
import { readTable } from './sources.ts'

const SEED = 1

export function learnTopics(texts: readonly LabelledTopic[]): Model {
  return trainModel([...topicLessons(texts), ...promptLessons()], {
    seed: SEED,
    weightsPerLabel: 4000,
    heldParts: 1,
  })
}

/** Of our own conversations only the first answer to a question is labelled, so they teach no links. */
export function learnLinks(rows: readonly TalkMessage[][]): Model {
  const lessons = rows.flatMap(linkLessons)
  return trainModel(lessons, {
    seed: SEED,
    weightsPerLabel: 20_000,
    asksNearest: false,
    heldParts: 1,
    cost: 0.5,
    rarity: 0,
  })
}

/** Of our own conversations most labels were given by other rules than those of the rows, so each is worth less. */
const WORTH_OF_OWN = 0.1
/** In a talk a danger is labelled by what stands around it; alone it says less. */
const WORTH_OF_TALK = 0.3

type ClassTexts = { own: readonly Said[]; said: readonly Said[]; perils: readonly Peril[] }

/** A danger that stands alone is one in a talk too. */
const WORTH_OF_PERIL = 0.3

/** `own`: our conversations and appeals; `said`: the rows of authors who were told what each class is. */
export function learnClasses({ own, said, perils }: ClassTexts): Model {
  const lessons = [
    ...classLessons(own).map((lesson) => ({ ...lesson, worth: WORTH_OF_OWN })),
    ...classLessons(said),
    ...classLessons(perils.filter(({ level }) => level === 2).map(asSaid)).map((lesson) => ({
      ...lesson,
      worth: WORTH_OF_PERIL,
    })),
  ]
  return trainModel(lessons, {
    seed: SEED,
    weightsPerLabel: 20_000,
    asksNearest: false,
    heldParts: 1,
    cost: 1,
  })
}

function asSaid({ heard }: Peril): Said {
  return { heard, label: 'danger', id: heard.message.text }
}

export function learnDanger(said: readonly Said[], perils: readonly Peril[]): Model {
  const lessons = [
    ...dangerLessons(said, []).map((lesson) => ({ ...lesson, worth: WORTH_OF_TALK })),
    ...dangerLessons([], perils),
  ]
  return trainModel(lessons, {
    seed: SEED,
    weightsPerLabel: 30_000,
    asksNearest: false,
    heldParts: 1,
    cost: 1,
  })
}

/** Weights that others learnt from 18,500 incidents of Perm, as a model of ours: their lemmas become stems. */
export function readGroups(): Model {
  const [head = [], first = [], ...words] = readTable('perm-groups.tsv')
  const groups = head.slice(2)
  const vocabulary = words.map(([lemma = '']) => lemma)
  const numberAt = (place: number, column: number) => Number(words[place]?.[column])
  const byKey = Map.groupBy(vocabulary.keys(), (place) =>
    keyOf('word', stemWord((vocabulary[place] ?? '').replaceAll('ё', 'е'))),
  )
  const keys = [...byKey.keys()].sort((a, b) => a - b)
  const mean = (of: (place: number) => number, places: readonly number[]) =>
    places.reduce((sum, place) => sum + of(place), 0) / places.length
  const features = keys.map((key) => byKey.get(key) ?? [])
  const size = keys.length * groups.length
  return {
    labels: groups,
    vocabulary: {
      keys: Uint32Array.from(keys),
      tells: Float32Array.from(features, (places) => mean((place) => numberAt(place, 1), places)),
    },
    judges: {
      starts: Int32Array.from({ length: keys.length + 1 }, (_, at) => at * groups.length),
      ids: Uint16Array.from({ length: size }, (_, at) => at % groups.length),
      weights: Float32Array.from(
        features.flatMap((places) =>
          groups.map((_, group) => mean((place) => numberAt(place, group + 2), places)),
        ),
      ),
    },
    intercepts: Float32Array.from(first.slice(2), Number),
    texts: { starts: new Int32Array(keys.length + 1), ids: new Uint16Array(0), weights: new Float32Array(0) },
    labelOfText: new Uint16Array(0),
    temperature: 1,
    nearness: 0,
  }
}
