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
  it('trusts the reply link', () => {
    expect(recogniseReply(buildReply('К вечеру', { replyTo: 'q1' }), talk)).toEqual({
      questionIds: ['q1'],
      sureIds: ['q1'],
      reasons: [{ code: 'reply_link', words: [] }],
    })
  })

  it('knows whom a name means, and leaves the word to a person', () => {
    expect(recogniseReply(buildReply('Олег, дорогу почистят утром'), talk)).toMatchObject({
      questionIds: ['q2'],
      sureIds: [],
    })
  })

  it.each([
    ['Олег, трактор выйдет утром', null],
    ['Сварка. Стык 3 из 4.', 'q2'],
    ['Я и председатель распишемся, заходи вечером', 'q2'],
  ])('is not sure of what neither takes up a word nor gives what was asked: %s', (text, replyTo) => {
    expect(recogniseReply(buildReply(text, { replyTo }), talk)).toMatchObject({
      questionIds: ['q2'],
      sureIds: [],
    })
  })

  it.each(['complaint', 'danger'] as const)(
    'never closes a %s by itself, be it news that it is over',
    (asked) => {
      const wire = buildQuestion({ class: asked, text: 'На Полевой у столба висит провод' })
      const sureIds = (text: string) =>
        recogniseReply(buildReply(text, { replyTo: 'q1' }), { ...talk, open: [wire] })?.sureIds
      for (const text of ['Бригада выехала', 'Едут, минут 20', 'Провод на Полевой сняли в 15:40'])
        expect([text, sureIds(text)]).toEqual([text, []])
    },
  )

  it('does not take a promise to answer for the answer', () => {
    const reply = buildReply('Запрошу, когда дадут воду, отвечу здесь до пятницы', { replyTo: 'q1' })
    expect(recogniseReply(reply, talk)).toMatchObject({ questionIds: ['q1'], sureIds: [] })
  })

  it.each([
    ['Кому платить взносы и как подключить свет по счётчику?', 'Взносы по реквизитам на доске, с 10 до 12'],
    [
      'Пробы воды готовы? И водовозка проверенная или нет, третий раз',
      'Пробы воды: превышение по мутности, от 05.01',
    ],
    ['Как перевестись в садик, и ещё если место есть сейчас', 'В садик — заявлением через портал, с 9 до 12'],
    ['К кому идти за справкой и сколько стоит', 'За справкой к секретарю, Садовая 3.'],
    ['Каток остаётся? а раздевалка там теперь чья', 'Каток остаётся'],
    ['Киоск закрыли или он переехал', 'Киоск ищет продавца'],
  ])('does not close two askings by an answer to one: %s', (text, answer) => {
    const open = [buildQuestion({ text })]
    const reply = recogniseReply(buildReply(answer, { replyTo: 'q1' }), { ...talk, open })
    expect(reply).toMatchObject({ questionIds: ['q1'], sureIds: [] })
  })

  it.each([
    ['question', 'Открыта ли лыжная база?', 'Лыжную базу открывать или нет, решит директор'],
    ['question', 'Когда вторая очередь парковки?', 'По парковке запрос ушёл, ответ ждём до 30 мая'],
    [
      'complaint',
      'В автобусе не работает печка',
      'Автобус с маршрута сняли, завтра выйдет другой, печка там есть',
    ],
    ['complaint', 'В парке орёт колонка', 'В парке ограничений не установлено'],
  ] as const)('leaves a %s open by what is not the end of it: %s', (asked, text, answer) => {
    const open = [buildQuestion({ class: asked, text })]
    expect(recogniseReply(buildReply(answer, { replyTo: 'q1' }), { ...talk, open })).toMatchObject({
      questionIds: ['q1'],
      sureIds: [],
    })
  })

  it('is not sure by a name alone when nothing is told', () => {
    expect(recogniseReply(buildReply('Олег, читайте закреп'), talk)).toMatchObject({
      questionIds: ['q2'],
      sureIds: [],
    })
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

    expect(reply).toMatchObject({ questionIds: ['q1'], sureIds: ['q1'] })
    const toBoth = recogniseReply(buildReply('Справку дадут там же, где воду', { replyTo: 'q1' }), {
      ...talk,
      open: [water, more],
    })
    expect(toBoth?.questionIds).toEqual(['q1', 'q3'])
  })

  it('closes nothing where several things are asked in one message, and says what is left out', () => {
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

  it.each([
    'Читаем. Все сообщения передаются в работу.',
    'Ваше сообщение зарегистрировано, спасибо за обращение',
    'Вера, вашу заявку направили специалистам',
    'Принято, воду проверим',
  ])('closes nothing by the formal «%s», even by a link', (text) => {
    expect(recogniseReply(buildReply(text, { replyTo: 'q1' }), talk)?.sureIds ?? []).toEqual([])
  })

  it('never closes a rumour by words or a name, only by a reply to it', () => {
    const rumour = buildQuestion({
      class: 'rumour',
      text: 'Правда, что в Боровичах закрывают роддом и рожать в Новгород?',
    })
    const open = { open: [rumour], answered: [], last: [] }
    const repeats = 'Читала в группе, что роддом закрывают, рожать в Новгород с 1 декабря'

    expect(recogniseReply(buildReply(repeats), open)?.sureIds ?? []).toEqual([])
    expect(recogniseReply(buildReply('Вера, роддом закрывают с 1 декабря'), open)?.sureIds ?? []).toEqual([])
    expect(
      recogniseReply(buildReply('Нет, роддом в Боровичах не закрывают', { replyTo: 'q1' }), open),
    ).toMatchObject({ sureIds: ['q1'] })
  })

  it('ties nothing together by times, numbers or an address alone', () => {
    const bus = buildQuestion({ text: 'Автобуса на 7.10 до Мира 5 нет, стоим шесть человек' })
    const open = { open: [bus], answered: [], last: [] }

    expect(
      recogniseReply(buildReply('В 7:10 насос запущен, тепло на Садовой 5'), open)?.sureIds ?? [],
    ).toEqual([])
    expect(recogniseReply(buildReply('Мира 5: слесарь починит кран завтра'), open)?.sureIds ?? []).toEqual([])
  })
})
