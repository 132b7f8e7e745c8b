import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ChatLine, type OfficialMessage, type OpenQuestion, recogniseReply } from './recognise-reply.ts'

const noon = new Date('2026-03-02T09:00:00Z')
const after = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)

function buildQuestion(question: Partial<OpenQuestion>): OpenQuestion {
  return {
    id: 'q1',
    authorId: 'vera',
    authorName: 'Вера',
    class: 'question',
    text: 'Когда дадут воду?',
    writtenAt: noon,
    ...question,
  }
}

function buildReply(text: string, reply: Partial<OfficialMessage> = {}): OfficialMessage {
  const official = { authorId: 'water', authorName: 'Водоканал', authorRole: 'utility' as const }
  return { id: 'r1', ...official, text, writtenAt: after(10), replyTo: null, ...reply }
}

function buildLine(line: Partial<ChatLine>): ChatLine {
  return {
    id: 'l1',
    authorId: 'head',
    authorName: 'Глава',
    authorRole: 'head',
    text: '',
    writtenAt: after(9),
    ...line,
  }
}

const water = buildQuestion({})
const road = buildQuestion({
  id: 'q2',
  authorId: 'oleg',
  authorName: 'Олег',
  text: 'Не чистят дорогу на Лесной',
  writtenAt: after(4),
})
const talk = { open: [water, road], answered: [], last: [] }

describe('recogniseReply', () => {
  it('follows the reply link, and leaves the word to a person', () => {
    expect(recogniseReply(buildReply('К вечеру', { replyTo: 'q1' }), talk)).toEqual({
      questionIds: ['q1'],
      sureIds: [],
      reasons: [{ code: 'reply_link', words: [] }],
    })
  })

  it('knows whom a name means, and leaves the word to a person', () => {
    expect(recogniseReply(buildReply('Олег, дорогу почистят утром'), talk)).toMatchObject({
      questionIds: ['q2'],
      sureIds: [],
    })
  })

  it('closes nothing by words, whatever is asked and said', () => {
    const asked = ['Вода есть?', 'Когда дадут воду?', 'Правда, что роддом закрывают?', 'Сколько стоит каток?']
    const said = ['Да, с 8 утра', 'В 15:40', 'Нет, не закрывают', '200 рублей', 'Воду дали']
    const classes = ['question', 'complaint', 'danger', 'rumour'] as const
    const replyTo = fc.constantFrom(null, 'q1')
    fc.assert(
      fc.property(
        fc.tuple(fc.constantFrom(...asked), fc.constantFrom(...said), fc.constantFrom(...classes), replyTo),
        ([text, words, asClass, to]) => {
          const open = [buildQuestion({ class: asClass, text })]
          const reply = recogniseReply(buildReply(words, { replyTo: to }), { ...talk, open })
          return (reply?.sureIds ?? []).length === 0
        },
      ),
    )
  })

  it('knows a question by its words', () => {
    expect(recogniseReply(buildReply('Лесную дорогу почистим до обеда'), talk)).toMatchObject({
      questionIds: ['q2'],
      sureIds: [],
    })
  })

  it('answers two questions at once', () => {
    const reply = recogniseReply(buildReply('Воду дадут в 15:00, дорогу на Лесной чистят'), talk)

    expect(reply?.questionIds).toEqual(['q1', 'q2'])
  })

  it('answers both questions that one person asked in one breath', () => {
    const more = buildQuestion({ id: 'q3', text: 'и где брать пока?', writtenAt: after(1) })
    const reply = recogniseReply(buildReply('К вечеру', { replyTo: 'q1' }), {
      ...talk,
      open: [water, more, road],
    })

    expect(reply?.questionIds).toEqual(['q1', 'q3'])
  })

  it('is unsure when only the time speaks', () => {
    const reply = recogniseReply(buildReply('К 18 часам закончим'), { ...talk, open: [water] })

    expect(reply).toMatchObject({ questionIds: ['q1'], sureIds: [], reasons: [{ code: 'time' }] })
  })

  it('does not guess by time long after', () => {
    const late = buildReply('К 18 часам закончим', { writtenAt: after(600) })

    expect(recogniseReply(late, { ...talk, open: [water] })).toBeNull()
  })

  it.each([
    'Принято',
    'Уточним',
    'Передали специалистам',
    'Какой дом?',
    'Вера, какой у вас адрес?',
    'Уважаемые жители, приглашаем на ярмарку в субботу!',
    'Реклама запрещена, удалено',
    'Вера, спасибо за добрые слова!',
  ])('takes «%s» for no answer', (text) => {
    expect(recogniseReply(buildReply(text), talk)).toBeNull()
  })

  it('takes a word to a colleague for no answer', () => {
    const said = buildLine({ text: 'Сколько у вас сейчас бригад?' })

    expect(recogniseReply(buildReply('Две, обе заняты'), { ...talk, last: [said] })).toBeNull()
    expect(
      recogniseReply(buildReply('Глава, подъезд со стороны клуба'), { ...talk, last: [said] }),
    ).toBeNull()
  })

  it('takes news of what was answered before for no answer to another', () => {
    const leak = buildQuestion({ id: 'q0', text: 'На Садовой прорвало трубу, течёт по улице' })
    const news = buildReply('Трубу на Садовой заменили, порыв устранён')

    expect(recogniseReply(news, { open: [road], answered: [leak], last: [] })).toBeNull()
  })

  it('knows the question by the address its author added, and asks: two troubles may be of one house', () => {
    const lift = buildQuestion({
      id: 'q4',
      authorId: 'erik',
      authorName: 'Эрик',
      text: 'не работает лифт',
      writtenAt: after(1),
    })
    const added = buildLine({
      authorId: 'erik',
      authorName: 'Эрик',
      authorRole: 'resident',
      text: 'Титова, 5',
      writtenAt: after(3),
    })
    const reply = recogniseReply(buildReply('Механик на Титова, 5 будет через час'), {
      ...talk,
      open: [lift, road],
      last: [added],
    })

    expect(reply).toMatchObject({ questionIds: ['q4'], sureIds: [] })
  })

  it('takes a reply to what waits for nothing as an answer to nothing else, whoever said that', () => {
    const words = [
      'Вера, воду дадут в 15:00',
      'Да',
      'Дорогу на Лесной чистят',
      'Сделаем к пятнице',
      'Мы ошиблись',
    ]
    const said = fc.record({ authorId: fc.constantFrom('vera', 'oleg', 'head'), isAnswered: fc.boolean() })
    fc.assert(
      fc.property(fc.constantFrom(...words), said, (text, { authorId, isAnswered }) => {
        const line = buildLine({ id: 'other', authorId, text: 'Алло, ответьте', writtenAt: after(5) })
        const known = buildQuestion({ id: 'other', authorId, class: 'rumour', text: 'Роддом закрыли?' })
        const reply = buildReply(text, { replyTo: 'other' })
        return recogniseReply(reply, { ...talk, answered: isAnswered ? [known] : [], last: [line] }) === null
      }),
    )
  })

  it('leaves a part of one breath open that the words say nothing of', () => {
    const more = buildQuestion({ id: 'q3', text: 'и где брать справку?', writtenAt: after(1) })
    const reply = recogniseReply(buildReply('Воду дадут к вечеру', { replyTo: 'q1' }), {
      ...talk,
      open: [water, more],
    })

    expect(reply?.questionIds).toEqual(['q1'])
    const toBoth = recogniseReply(buildReply('Справку дадут там же, где воду', { replyTo: 'q1' }), {
      ...talk,
      open: [water, more],
    })
    expect(toBoth?.questionIds).toEqual(['q1', 'q3'])
  })

  it('says that something is left out where several things are asked in one message', () => {
    const three = buildQuestion({
      text: 'Когда дадут воду? Будет ли перерасчёт? И куда обращаться за подвозом?',
    })
    const open = { open: [three], answered: [], last: [] }

    expect(recogniseReply(buildReply('Воду дадут к 18:00', { replyTo: 'q1' }), open)).toMatchObject({
      questionIds: ['q1'],
      sureIds: [],
      reasons: [{ code: 'reply_link' }, { code: 'partly' }],
    })
    const whole = 'Воду дадут к 18:00, перерасчёт сделают сами, за подвозом обращайтесь в диспетчерскую'
    expect(recogniseReply(buildReply(whole, { replyTo: 'q1' }), open)).toMatchObject({
      questionIds: ['q1'],
      sureIds: [],
      reasons: [{ code: 'reply_link' }],
    })
  })
})
