import { describe, expect, it } from 'vitest'
import {
  type ChatRole,
  classifyByModels,
  type Heard,
  type LearnedClass,
} from '../../src/modules/chats/index.ts'
import { loadStarter } from '../../src/modules/text/reader/starter.ts'

function read(
  text: string,
  before: readonly string[] = [],
  authorRole: ChatRole = 'resident',
  earlier: Heard['earlier'] = [],
): LearnedClass {
  const message = {
    ...{ text, authorId: 'anna', authorRole, writtenAt: new Date('2026-03-02T09:00:00Z') },
    ...{ repliesTo: null, topicConfidence: 0, hasPlace: false, namesOurPlace: false, isDangerByText: false },
  }
  return classifyByModels(loadStarter(), { message, earlier, before })
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

  it('takes an address alone for no danger, and a cry for one', () => {
    expect(read('Весь дом, второй подъезд').class).not.toBe('danger')
    expect(read('Улица Мира 12, кв 5').dangerScore).toBe(0)
    expect(read('Улица Мира 12, кв 5, газом пахнет').class).toBe('danger')
    expect(read('Пожар!').class).toBe('danger')
  })

  it('takes a short answer to a question of ours for no danger, unless one was told', () => {
    const text = '47 км трассы, в сторону области'
    expect(read(text).dangerScore).toBeGreaterThan(0)
    const asked = (messageClass: 'complaint' | 'danger') => {
      const said = { writtenAt: new Date('2026-03-02T08:59:00Z') }
      const resident = { authorId: 'anna', authorName: 'Анна', authorRole: 'resident' as const }
      const us = { authorId: 'us', authorName: 'Администрация', authorRole: 'utility' as const }
      return read(text, [], 'resident', [
        { ...said, ...resident, id: '1', text: 'Яма на дороге', messageClass },
        { ...said, ...us, id: '2', text: 'Где именно?', messageClass: 'talk' },
      ])
    }
    expect(asked('complaint').dangerScore).toBe(0)
    expect(asked('danger').dangerScore).toBeGreaterThan(0)
  })

  it('opens nothing by what an official writes', () => {
    expect(read('Пахнет газом на Мира, выехали', [], 'utility')).toMatchObject({
      class: 'talk',
      dangerScore: 0,
    })
  })
})
