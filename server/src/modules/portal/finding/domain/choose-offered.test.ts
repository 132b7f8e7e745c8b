import { expect, it } from 'vitest'
import { chooseOffered } from './choose-offered.ts'

const candidate = (id: string, changes: object = {}) => ({
  ...{ id, topicCodes: [], municipalityCodes: [], useCount: 0, share: 0, season: null },
  ...changes,
})
const QUESTION = { topicCode: 'pits', municipalityCode: 'borovichi', isDanger: false }
const offered = (...candidates: ReturnType<typeof candidate>[]) =>
  chooseOffered(candidates, QUESTION).map(({ id, fits }) => `${id} ${fits}`)

it('lays those of the topic first, then those that hold enough of the words', () => {
  expect(
    offered(
      candidate('words', { share: 0.9 }),
      candidate('few', { share: 0.1 }),
      candidate('topic', { topicCodes: ['pits'] }),
    ),
  ).toEqual(['topic topic', 'words words'])
})

it('keeps to the place of the question', () => {
  expect(
    offered(
      candidate('here', { topicCodes: ['pits'], municipalityCodes: ['borovichi'] }),
      candidate('there', { topicCodes: ['pits'], municipalityCodes: ['valday'] }),
    ),
  ).toEqual(['here topic'])
  expect(
    chooseOffered([candidate('here', { topicCodes: ['pits'], municipalityCodes: ['borovichi'] })], {
      ...QUESTION,
      municipalityCode: null,
    }),
  ).toEqual([])
})

it('lays what is needed now before what is not, of a topic and of words', () => {
  const summer = { season: 'off' as const }
  expect(
    offered(
      candidate('dust', { topicCodes: ['pits'], share: 0.9, useCount: 9, ...summer }),
      candidate('ice', { topicCodes: ['pits'], share: 0.4, season: 'now' }),
      candidate('mud', { share: 0.5, ...summer }),
      candidate('snow', { share: 0.4 }),
      candidate('heat', { share: 0.3, ...summer }),
    ),
  ).toEqual(['ice topic', 'dust topic', 'snow words', 'mud words'])
})

it('of those that fit alike takes the most used, and five at most', () => {
  const many = Array.from({ length: 9 }, (_, place) =>
    candidate(String(place), { topicCodes: ['pits'], useCount: place }),
  )
  expect(offered(...many)).toEqual(['8', '7', '6', '5', '4'].map((id) => `${id} topic`))
})

it('lays beside a danger nothing that only sounds like it, unless nobody knows its topic', () => {
  const both = [candidate('words', { share: 0.9 }), candidate('topic', { topicCodes: ['pits'] })]
  const ids = (topicCode: string | null) =>
    chooseOffered(both, { ...QUESTION, topicCode, isDanger: true }).map(({ id }) => id)
  expect(ids('pits')).toEqual(['topic'])
  expect(ids('wires')).toEqual([])
  expect(ids(null)).toEqual(['words'])
})
