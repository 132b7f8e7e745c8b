import { beforeAll, describe, expect, it } from 'vitest'
import { loadStarter } from '../../starter.ts'
import { readFeatures } from '../features/read-features.ts'
import type { Addition } from './addition.ts'
import { decodeAddition, encodeAddition } from './addition-bytes.ts'
import { readOwn } from './read-own.ts'
import { trainAddition } from './train-addition.ts'

const STREETS = ['Лесная', 'Новая', 'Речная', 'Полевая', 'Южная', 'Мира']
const lesson = (text: string, topicCode: string, id: string) => ({
  ...{ features: readFeatures(text).features, topicCode, groupCode: topicCode.split('.')[0] ?? '' },
  ...{ case: id, isCorrection: true },
})
const LESSONS = STREETS.flatMap((street, at) => [
  lesson(`Трактор завалил снегом остановку ${street}`, 'transport.stops', `stop-${at}`),
  lesson(`Опять зажигают факел на заводе, ${street} задыхается`, 'ecology.our-own', `smoke-${at}`),
])

let addition: Addition
beforeAll(() => {
  addition = trainAddition(loadStarter().topic, LESSONS)
})
const read = (text: string, own = addition) => readOwn(own, readFeatures(text))

describe('what was learnt here', () => {
  it('speaks of what it has met, a topic that the region added too, and names the likest question', () => {
    const { says, topics } = read('Снегом завалило остановку на Садовой')
    expect(says).toBeGreaterThan(0.4)
    expect(topics[0]).toMatchObject({ code: 'transport.stops', groupCode: 'transport' })
    expect(topics[0]?.nearestCase).toMatch(/^stop-/)
    expect(read('На заводе снова факел').topics[0]).toMatchObject({ code: 'ecology.our-own' })
  })

  it('says nothing of what is like none of it', () => {
    expect(read('Когда в школе начнут ремонт спортзала?')).toEqual({ says: 0, topics: [] })
    expect(read('Из крана течёт ржавая вода').says).toBeLessThan(0.1)
  })

  it('is the same after it was stored, and the bytes hold no word', () => {
    const bytes = encodeAddition(addition)
    const again = decodeAddition(bytes)
    const text = 'Остановку завалили снегом'
    expect(read(text, again).topics[0]).toMatchObject({ code: 'transport.stops' })
    expect(read(text, again).says).toBeCloseTo(read(text).says, 1)
    expect(Buffer.from(bytes).includes('останов')).toBe(false)
    expect(() => decodeAddition(new Uint8Array([3, 1, 2, 3]))).toThrow(RangeError)
  })

  it('is the same from the same lessons', () => {
    expect(encodeAddition(trainAddition(loadStarter().topic, LESSONS))).toEqual(encodeAddition(addition))
  })
})
