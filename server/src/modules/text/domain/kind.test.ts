import { describe, expect, it } from 'vitest'
import { suggestKind } from './kind.ts'
import { tokenize } from './words/tokens.ts'

function kindOf(text: string, topicConfidence = 0, hasPlace = false): string {
  return suggestKind({ text, tokens: tokenize(text), topicConfidence, hasPlace }).code
}

describe('suggestKind', () => {
  it.each([
    ['Спасибо за новый фонарь!', 'thanks'],
    ['Спасибо, но двор так и не убрали', 'complaint'],
    ['Спасибо за площадку! А скамейки будут?', 'question'],
    ['Когда починят качели?', 'question'],
    ['Качели сломаны, торчит железка', 'complaint'],
  ])('with a topic found, «%s» is %s', (text, kind) => {
    expect(kindOf(text, 0.8)).toBe(kind)
  })

  it.each([
    ['Поддерживаю!', 'chatter'],
    ['С праздником, соседи', 'chatter'],
    ['Клоуны вы там все', 'abuse'],
    ['Заработок без вложений, пиши в личку', 'spam'],
    ['Смотрите все https://example.org/win', 'spam'],
    ['В подъезде пахнет газом', 'danger'],
    ['Провод искрит у площадки', 'danger'],
  ])('without a topic, «%s» is %s', (text, kind) => {
    expect(kindOf(text)).toBe(kind)
  })

  it('keeps a rude message with a trouble as a complaint', () => {
    expect(kindOf('Идиоты, когда почистите двор? Не пройти', 0.9)).toBe('complaint')
  })

  it('does not call a thankful word at the end thanks', () => {
    expect(kindOf('Прошу убрать сухое дерево. Спасибо', 0.7)).toBe('complaint')
  })

  it.each([
    ['Столб у школы вот-вот упадёт на дорогу', 'вот-вот упадёт'],
    ['Стена вот вот рухнет', 'вот вот рухнет'],
    ['Электропровода оборваны у детсада', 'электропровода оборваны'],
    [`Провода ${'болтаясь'.repeat(5)} ${'ярко'.repeat(6)} искрят`, `провода ${'болтаясь'.repeat(5)}`],
  ])('shows whole words of «%s», spelt as the author did', (text, words) => {
    const { reason } = suggestKind({ text, tokens: tokenize(text), topicConfidence: 0, hasPlace: false })
    expect(reason.words).toEqual([words])
  })

  it('gives the words it decided by', () => {
    const { reason } = suggestKind({ text: 'Пахнет газом', tokens: [], topicConfidence: 0, hasPlace: false })

    expect(reason).toEqual({ code: 'words', words: ['пахнет газом'] })
  })
})
