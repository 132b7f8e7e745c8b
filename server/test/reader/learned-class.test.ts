import { describe, expect, it } from 'vitest'
import { type ChatRole, classifyByModels, type LearnedClass } from '../../src/modules/chats/index.ts'
import { loadStarter } from '../../src/modules/text/reader/starter.ts'

function read(text: string, before: readonly string[] = [], authorRole: ChatRole = 'resident'): LearnedClass {
  const message = {
    ...{ text, authorId: 'anna', authorRole, writtenAt: new Date('2026-03-02T09:00:00Z') },
    ...{ repliesTo: null, topicConfidence: 0, hasPlace: false, namesOurPlace: false, isDangerByText: false },
  }
  return classifyByModels(loadStarter(), { message, earlier: [], before })
}

describe('classifyByModels', () => {
  it.each([
    ['question', 'Подскажите, когда включат отопление?'],
    ['complaint', 'Мусор не вывозят вторую неделю, контейнеры переполнены'],
    ['thanks', 'Спасибо огромное, всё починили'],
    ['talk', 'ну ладно, посмотрим'],
  ])('reads a %s', (expected, text) => {
    expect(read(text).class).toBe(expected)
  })

  it('hears a danger that is told without a word of alarm', () => {
    const danger = read('В подвале под крышкой шипит, у меня уже голова кружится, дети рядом').dangerScore

    expect(danger).toBeGreaterThan(0.5)
    expect(read('Сериал про пожарных вчера смотрели, огонь!').dangerScore).toBeLessThan(danger / 2)
  })

  it('opens nothing by what an official writes', () => {
    expect(read('Пахнет газом на Мира, выехали', [], 'utility')).toMatchObject({
      class: 'talk',
      dangerScore: 0,
    })
  })
})
