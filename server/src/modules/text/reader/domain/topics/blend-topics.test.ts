import { describe, expect, it } from 'vitest'
import type { TopicSuggestion } from '../../../domain/topics.ts'
import { readStartingCatalogue } from '../../../testing/starting-data.ts'
import { loadStarter } from '../../starter.ts'
import { readFeatures } from '../features/read-features.ts'
import { blendTopics } from './blend-topics.ts'
import { readTopics } from './read-topics.ts'

const groups = new Map(readStartingCatalogue().topics.map(({ code, groupCode }) => [code, groupCode]))
groups.set('roads.our-own', 'roads')

function blend(words: string, ruled: readonly TopicSuggestion[] = []): TopicSuggestion[] {
  return blendTopics(loadStarter(), { words, ruled, groups })
}

function rule(code: string, confidence: number): TopicSuggestion {
  return { code, groupCode: 'roads', confidence, reasons: [{ code: 'words', words: ['переправа'] }] }
}

describe('blendTopics', () => {
  it('finds a topic of which the words of the directory say nothing, and says by which words', () => {
    const [first] = blend('из крана ни капли третий день, ни мыться ни готовить')

    expect(first).toMatchObject({ code: 'housing.no-water', groupCode: 'housing' })
    expect(first?.reasons[0]?.words).toContain('крана')
  })

  it('finds a topic that the region added by its words alone', () => {
    const [first] = blend('переправа не работает', [rule('roads.our-own', 0.9)])

    expect(first).toMatchObject({ code: 'roads.our-own', reasons: [{ words: ['переправа'] }] })
  })

  it('lets the words of the directory raise a topic', () => {
    const text = 'у нас беда, помогите'
    const confidenceOf = (found: readonly TopicSuggestion[]) =>
      found.find(({ code }) => code === 'roads.potholes')?.confidence ?? 0

    expect(confidenceOf(blend(text, [rule('roads.potholes', 0.9)]))).toBeGreaterThan(
      confidenceOf(blend(text)),
    )
  })

  it('is sure of nothing in talk that asks for nothing', () => {
    expect(blend('ахаха ну ты даёшь, сосед')[0]?.confidence ?? 0).toBeLessThan(0.3)
  })
})

describe('readTopics', () => {
  it('hears the words of the directory the more, the surer they are', () => {
    const read = readFeatures('у нас беда, помогите')
    const confidenceBy = (confidence: number) => {
      const ruled = confidence > 0 ? [rule('roads.potholes', confidence)] : []
      const found = readTopics(loadStarter(), read, (code) => groups.get(code), { most: 359, ruled })
      return found.find(({ code }) => code === 'roads.potholes')?.confidence ?? 0
    }

    expect(confidenceBy(0.9) - confidenceBy(0)).toBeGreaterThan(0.1)
    expect(confidenceBy(0.45) - confidenceBy(0)).toBeLessThan(0.05)
  })
})
