import { describe, expect, it } from 'vitest'
import type { MessageClass } from './chat-message.ts'
import { classifyMessage, type MessageToClassify } from './classify-message.ts'
import type { EarlierMessage } from './place-in-talk.ts'

const noon = new Date('2026-03-02T09:00:00Z')

function buildMessage(message: Partial<MessageToClassify>): MessageToClassify {
  return {
    text: 'нет воды',
    authorId: 'anna',
    authorRole: 'resident',
    writtenAt: noon,
    repliesTo: null,
    topicConfidence: 0,
    hasPlace: false,
    namesOurPlace: false,
    isDangerByText: false,
    ...message,
  }
}

function classOf(text: string, facts: Partial<MessageToClassify> = {}): MessageClass {
  return classifyMessage(buildMessage({ text, ...facts }), []).class
}

function minutesBefore(minutes: number, message: Partial<EarlierMessage> = {}): EarlierMessage {
  const writtenAt = new Date(noon.getTime() - minutes * 60_000)
  return {
    authorId: 'boris',
    authorName: 'Борис',
    authorRole: 'resident',
    writtenAt,
    messageClass: 'talk',
    ...message,
  }
}

describe('classifyMessage', () => {
  it.each<[MessageClass, string]>([
    ['question', 'Подскажите, когда включат отопление?'],
    ['complaint', 'Мусор не вывозят вторую неделю, контейнеры переполнены'],
    ['danger', 'В подъезде сильно пахнет газом'],
    ['rumour', 'Говорят, что больницу закроют с нового года'],
    ['thanks', 'Спасибо, свет дали'],
    ['talk', 'ну ладно, посмотрим'],
    ['spam', 'Продам дрова, доставка, звоните'],
    ['breach', 'заткнись, дура'],
  ])('reads a %s', (expected, text) => {
    expect(classOf(text)).toBe(expected)
  })

  it.each([
    'администрация у нас для галочки, бездельники',
    'Клоуны и воры, на выборах спросим',
    'Глава опять всё проспал, позор такой власти',
  ])('takes no criticism for a breach: %s', (text) => {
    expect(classOf(text)).not.toBe('breach')
  })

  it('keeps a complaint a complaint for its rude words', () => {
    const text = 'Какого хрена не чистят дорогу, уроды понаставили машин, Мира 5'

    expect(classOf(text, { hasPlace: true, topicConfidence: 0.8 })).toBe('complaint')
  })

  it('reads blame in ironic thanks', () => {
    expect(classOf('Спасибо за каток во дворе, бабушки в восторге')).toBe('complaint')
  })

  it('opens no work by the words of danger in a film or in a plan', () => {
    expect(classOf('вчера такой пожар смотрели в кино, огонь')).toBe('talk')
    expect(classOf('когда плановая проверка газа?')).toBe('question')
  })

  it.each([
    'дети играют у открытого люка',
    'Мальчишка чуть не утонул в котловане',
    'с крыши летят глыбы льда',
    'Стая собак кидается на прохожих',
    'горит сарай, огонь идёт к дому',
    'провод висит над дорожкой и искрит',
  ])('finds the danger: %s', (text) => {
    expect(classOf(text)).toBe('danger')
  })

  it('opens no work by what an official writes', () => {
    const told = classifyMessage(
      buildMessage({ text: 'Пахнет газом на Мира, выехали', authorRole: 'utility' }),
      [],
    )

    expect(told).toMatchObject({
      class: 'talk',
      confidence: 1,
      reasons: [{ code: 'official', words: [] }],
      dangerScore: 0,
    })
  })

  it('joins «и у нас» to the others, unless it names a place of its own', () => {
    expect(classOf('и у нас нет')).toBe('talk')
    expect(classOf('у нас на Садовой 5 тоже нет воды', { hasPlace: true })).toBe('complaint')
  })

  it('takes another house for another trouble, with no word of what it is', () => {
    const told = minutesBefore(1, { messageClass: 'complaint' })
    const message = buildMessage({ text: 'а у нас на Псковской 30 аналогично', topicConfidence: 0.5 })

    expect(classifyMessage(message, [told]).class).toBe('complaint')
    expect(classifyMessage(message, []).class).toBe('talk')
  })

  it('reads a second question of one person in five minutes as one of its own', () => {
    const own = minutesBefore(2, { authorId: 'anna', messageClass: 'question' })
    const text = 'Как записать ребенка в секцию плавания'

    expect(classifyMessage(buildMessage({ text, topicConfidence: 0.9 }), [own]).class).toBe('question')
  })

  it('reads praise for holes in the road as a complaint', () => {
    expect(classOf('спасибо вам огромное, что полгода ездим по ямам', { topicConfidence: 0.7 })).toBe(
      'complaint',
    )
    expect(classOf('спасибо вам огромное, что засыпали ямы', { topicConfidence: 0.7 })).toBe('thanks')
  })

  it('hears that an answer is of no use, and only of an answer', () => {
    const answer = minutesBefore(2, { authorRole: 'department' })

    for (const text of ['Ага, и файл не открывается', 'Ссылка не работает', 'у меня не грузится ваша ссылка'])
      expect(classifyMessage(buildMessage({ text }), [answer])).toMatchObject({
        class: 'complaint',
        reasons: [{ code: 'useless_answer' }],
      })
    expect(classOf('Ссылка не работает')).toBe('talk')
  })

  it('opens nothing for who takes the own question back', () => {
    const own = minutesBefore(60, { authorId: 'anna', messageClass: 'question' })
    const message = buildMessage({ text: 'Вопрос снят, уже разобрались' })

    expect(classifyMessage(message, [own])).toMatchObject({ class: 'talk', reasons: [{ code: 'withdraws' }] })
  })

  it.each([
    'Подскажите номер телефона аварийки водоканала',
    'Кто будет откачивать и когда?',
    'Лёд тонкий ещё, рано',
  ])('cries no danger of «%s»', (text) => {
    const told = minutesBefore(2, { messageClass: 'danger' })

    expect(classOf(text)).not.toBe('danger')
    expect(classifyMessage(buildMessage({ text }), [told]).class).not.toBe('danger')
  })

  it('still cries it of thin ice with children on it', () => {
    expect(classOf('лёд тонкий, а дети уже на льду, рано им туда')).toBe('danger')
  })

  it('takes what the author adds at once for a part of the question', () => {
    const own = minutesBefore(1, { authorId: 'anna', authorName: 'Анна', messageClass: 'complaint' })
    const added = classifyMessage(buildMessage({ text: 'уже час' }), [own])

    expect(added).toMatchObject({ class: 'talk', reasons: [{ code: 'continues' }] })
  })

  it('reads «а Лесная?» as a question after an official spoke', () => {
    const told = minutesBefore(2, { authorRole: 'department' })

    expect(classifyMessage(buildMessage({ text: 'А Лесная когда?' }), [told]).class).toBe('question')
  })

  it('leaves to neighbours what they ask each other', () => {
    const said = minutesBefore(1, { authorName: 'Марсель' })

    expect(classifyMessage(buildMessage({ text: 'Марсель, а вы где дрова брали?' }), [said]).class).toBe(
      'talk',
    )
  })

  it.each(['', '!!!', '***', '[фото]', '😂'])('takes «%s» for talk', (text) => {
    expect(classOf(text)).toBe('talk')
  })

  it('tells by which words', () => {
    const { reasons } = classifyMessage(buildMessage({ text: 'На тротуаре открытый люк' }), [])

    expect(reasons).toEqual([{ code: 'words', words: ['открытый люк'] }])
  })
})
