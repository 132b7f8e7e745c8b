import { describe, expect, it } from 'vitest'
import { readFeatures } from './features/read-features.ts'
import { rowOf } from './features/vocabulary.ts'
import { bestOf, blend, chancesOf, wordsFor } from './model/judge.ts'
import type { Model } from './model/model.ts'
import { decodeModel, encodeModel } from './model/model-bytes.ts'
import { type Lesson, trainModel } from './train-model.ts'

const TEXTS: Record<string, string[]> = {
  water: [
    'нет воды в доме',
    'отключили воду с утра',
    'вода из крана ржавая',
    'когда дадут холодную воду',
    'из крана не течёт ни капли',
  ],
  roads: [
    'яма на дороге у школы',
    'дорога разбита после зимы',
    'колесо пробил в яме',
    'когда отремонтируют дорогу',
    'асфальт сошёл вместе со снегом',
  ],
  buses: [
    'автобус опять не пришёл',
    'ждали автобус час на остановке',
    'маршрутка не едет по расписанию',
    'водитель автобуса не остановился',
    'отменили вечерний рейс',
  ],
}
const OPTIONS = { seed: 1, weightsPerLabel: 500 }
const lessons: Lesson[] = Object.entries(TEXTS).flatMap(([label, texts]) =>
  texts.map((text) => ({ features: readFeatures(text).features, label })),
)
const model = trainModel(lessons, OPTIONS)

function labelOf(text: string, by: Model = model): string | undefined {
  const [best] = bestOf(chancesOf(by, readFeatures(text).features), 1)
  return best && by.labels[best.label]
}

describe('trainModel', () => {
  it.each([
    ['воды опять нет', 'water'],
    ['ямы на нашей дороге', 'roads'],
    ['где автобус', 'buses'],
  ])('knows texts that it has not seen: %s', (text, expected) => {
    expect(labelOf(text)).toBe(expected)
  })

  it('knows a misspelt word by its letters', () => {
    expect(labelOf('афтобусы')).toBe('buses')
  })

  it('gives chances that add up to one, also to a text of which it knows no word', () => {
    for (const text of ['нет воды', 'qwerty', '']) {
      const sum = chancesOf(model, readFeatures(text).features).reduce((total, chance) => total + chance, 0)

      expect(sum).toBeCloseTo(1)
    }
  })

  it('is the same for the same texts and seed', () => {
    expect(encodeModel(trainModel(lessons, OPTIONS))).toEqual(encodeModel(model))
  })

  it('says by which words', () => {
    const read = readFeatures('на перекрёстке яма')
    const row = rowOf(model.vocabulary, read.features)

    expect(wordsFor(model, { read, row }, model.labels.indexOf('roads'))[0]).toBe('яма')
  })
})

describe('blend', () => {
  const scores = Float64Array.of(0.3, 0.2, -1)
  const votes = Float64Array.of(0, 0.5, 0.5)
  const by = (nearness: number) => blend(scores, votes, { temperature: 0.1, nearness })

  it('raises what judges and nearest texts both hold likely, and not what only a near text says', () => {
    const [first = 0, second = 0, third = 0] = by(10)

    expect(second).toBeGreaterThan(first)
    expect(third).toBeLessThan(0.001)
    expect(first + second + third).toBeCloseTo(1)
  })

  it('takes the share of a model of an earlier version for a mean', () => {
    expect(by(0.4)[2]).toBeCloseTo(0.2, 3)
  })
})

describe('model as bytes', () => {
  it('reads what it wrote, each label as likely as before to two places', () => {
    const again = decodeModel(encodeModel(model))

    expect(again.labels).toEqual(model.labels)
    for (const text of ['нет воды', 'автобус застрял в яме', 'асфальт']) {
      const { features } = readFeatures(text)
      const before = chancesOf(model, features)
      chancesOf(again, features).forEach((chance, label) => {
        expect(chance).toBeCloseTo(before[label] ?? Number.NaN, 2)
      })
    }
  })

  it('refuses what is no model, and half of one', () => {
    const bytes = encodeModel(model)

    expect(() => decodeModel(new TextEncoder().encode('{"labels":[]}'))).toThrow(RangeError)
    expect(() => decodeModel(bytes.slice(0, bytes.length / 2))).toThrow(RangeError)
  })
})
