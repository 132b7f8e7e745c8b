import { describe, expect, it } from 'vitest'
import { createLearnedSuggester, type Suggestions } from './index.ts'
import { loadStarter } from './reader/starter.ts'
import { type LabelledText, readLabelledTexts } from './testing/labelled.ts'
import { readStartingCatalogue } from './testing/starting-data.ts'

const suggestBatch = createLearnedSuggester(readStartingCatalogue(), loadStarter())
const { tuning, test } = readLabelledTexts()
type Judged = { label: LabelledText; found: Suggestions }

function judge(texts: LabelledText[]): Judged[] {
  const found = suggestBatch(
    texts.map(({ text, channelMunicipalityCode }) => ({ text, facts: { channelMunicipalityCode } })),
  )
  return texts.flatMap((label, i) => {
    const suggestions = found[i]
    return suggestions ? [{ label, found: suggestions }] : []
  })
}

function share(rows: Judged[], isRight: (row: Judged) => boolean): number {
  return rows.filter(isRight).length / rows.length
}

const groupOf = (topicCode: string | null) => topicCode?.split('.')[0]
const firstThree = ({ found }: Judged) => [found.topic, ...found.alternatives].slice(0, 3)

/** The floors are a little below what was measured: they catch a rule that got worse, not a changed text. */
describe('suggestions for texts that the rules were not fitted on', () => {
  const judged = judge(test)
  const onTopic = judged.filter(({ label }) => label.topicCode !== null)

  it('has enough texts to say anything', () => {
    expect(test.length).toBeGreaterThanOrEqual(150)
    expect(tuning.length).toBeGreaterThanOrEqual(150)
    expect(new Set([...tuning, ...test].map(({ municipalityCode }) => municipalityCode)).size).toBe(22)
  })

  it('names the right group of topics', () => {
    expect(
      share(onTopic, ({ label, found }) => found.topic?.groupCode === groupOf(label.topicCode)),
    ).toBeGreaterThan(0.97)
  })

  it('has the right group among its first three', () => {
    const hasGroup = (row: Judged) =>
      firstThree(row).some((topic) => topic?.groupCode === groupOf(row.label.topicCode))

    expect(share(onTopic, hasGroup)).toBeGreaterThan(0.99)
  })

  it('names the right topic', () => {
    expect(share(onTopic, ({ label, found }) => found.topic?.code === label.topicCode)).toBeGreaterThan(0.95)
  })

  it('names the right municipality', () => {
    const isRight = ({ label, found }: Judged) => found.municipality?.code === label.municipalityCode

    expect(share(judged, isRight)).toBeGreaterThan(0.97)
  })

  it('tells the kinds of messages apart', () => {
    expect(share(judged, ({ label, found }) => found.kind.code === label.kind)).toBeGreaterThan(0.92)
  })

  it('does not take an appeal for a message that needs no work', () => {
    const work = new Set(['complaint', 'question', 'danger'])
    const appeals = judged.filter(({ label }) => work.has(label.kind))

    expect(share(appeals, ({ found }) => work.has(found.kind.code))).toBeGreaterThan(0.97)
  })

  it('is right about as often as it says', () => {
    const sure = onTopic.filter(({ found }) => (found.topic?.confidence ?? 0) >= 0.8)
    const confidence = ({ found }: Judged) => found.topic?.confidence ?? 0
    const isRight = ({ label, found }: Judged) => found.topic?.code === label.topicCode

    expect(share(sure, isRight)).toBeGreaterThan(0.95)
    expect(sure.length).toBeGreaterThan(onTopic.length / 2)
    // What is wrong is never said boldly, and what is right is seldom said shyly.
    expect(onTopic.filter((row) => !isRight(row) && confidence(row) >= 0.7)).toEqual([])
    expect(share(onTopic, (row) => isRight(row) && confidence(row) < 0.6)).toBeLessThan(0.06)
  })

  it('titles every text within 70 characters', () => {
    expect(judged.filter(({ found }) => found.title.length > 70 || found.title === '')).toEqual([])
  })
})

describe('topics of winter that were taken for others', () => {
  const guessOf = (text: string) =>
    suggestBatch([{ text, facts: { channelMunicipalityCode: 'valday' } }])[0]?.topic ?? null
  const topicOf = (text: string) => guessOf(text)?.code ?? null

  it.each([
    ['Где посмотреть график уборки снега?', 'roads.road-snow'],
    ['Есть ли наша улица в графике уборки снега?', 'roads.road-snow'],
    ['Когда посыпят двор, все падают?', 'landscaping.yard-snow'],
    ['Когда зальют каток на Соборной?', 'sport.facilities'],
    ['Будет ли работать каток на стадионе в выходные?', 'sport.facilities'],
    ['Каток вместо тротуара, упала женщина', 'roads.sidewalk-snow'],
  ])('%s', (text, expected) => {
    expect(topicOf(text)).toBe(expected)
  })

  it('a casualty ward that is only named says nothing about its quality', () => {
    expect(guessOf('По какому адресу приёмный покой?')?.confidence ?? 0).toBeLessThan(0.25)
    expect(topicOf('В приёмном покое отказались принять ребёнка')).toBe('health.quality')
  })
})
