import { expect, it } from 'vitest'
import { type CheckedAnswer, checkAnswer } from './checklist.ts'

const ANSWER: CheckedAnswer = {
  ...{ kind: 'final', privateText: '', hasManyRecipients: false, question: 'Яма на дороге' },
  ...{ text: '', authorFirstName: null, textLimit: 4000, outcome: 'solved', isTopicPhysical: false },
  ...{
    hasPhotoAfter: false,
    hasPhoto: true,
    stopPhrases: [],
    likeness: null,
    disagreements: null,
    isPublished: false,
    now: { day: '2026-11-27', time: '12:40' },
    promisedDay: null,
    standingDay: null,
  },
}
const stateOf = (code: string, text: string) =>
  checkAnswer({ ...ANSWER, text }).find((check) => check.code === code)?.state

it.each([
  '26 ноября конструкции отремонтированы',
  'Фонарь заменён вчера',
  'Снег убран, тротуар посыпан',
  'Бригада расчистила проезд',
  'Площадка починена',
  'Дерево спилили',
  'Колонку отогрели сегодня, вода идёт',
  'Воду на Губина дали утром',
  'Бригада отогрела колонку',
  'Ветки распилили и сложили у забора',
  'Люк накрыли крышкой, песок завезли',
  'Собак отловили, рейс вернули',
  'Мастер прикрутил скамейку',
])('hears what is done in «%s»', (text) => {
  expect(stateOf('action_said', text)).toBe('pass')
})

it.each([
  'Требуется замена опоры',
  'Ремонт дорог ведётся по мере возможности',
  'Спасибо за сигнал, вопрос понятен',
  'Обращение получили, вопрос рассмотрели',
  'Трубы в колонке замёрзли',
  'Колонку ещё не отогрели',
  'Мы вас услышали и поняли',
  'Дети ходят в школу мимо подвала',
  'Качели и недели ожидания',
  'Завтра участок засыплют: работы будут закончены до обеда',
  'Работы будут выполнены по графику',
  'Мусор будет вывезен 30 ноября',
  'Площадка будет отремонтирована весной',
  'Вывоз запланирован на 30 ноября',
  'Выполнение работ по замене светильника',
])('hears no deed in «%s»', (text) => {
  expect(stateOf('action_said', text)).toBe('attention')
})

it.each([
  'Воду дадут до 7 декабря.',
  'Плитку поправят до 9 декабря.',
  'Двор расчистят до конца недели.',
  'Отдел благоустройства поставит новые баки до конца недели.',
  'Вывоз запланирован на 30 ноября.',
  'Мусор вывезут в понедельник.',
  'Мусор вывезут в течение трёх рабочих дней.',
])('remarks that nobody has written down the promise of a final answer: «%s»', (text) => {
  expect(stateOf('promise_recorded', text)).toBe('attention')
  expect(stateOf('promise_recorded', 'Лампы заменили 24 ноября.')).toBe('not_needed')
})

it.each([
  ['Мусор вывезут не позднее 30 ноября.', 'pass', 'pass', 'attention'],
  ['Мусор вывезут в течение трёх дней.', 'pass', 'pass', 'attention'],
  ['Мусор вывезут.', 'attention', 'attention', 'not_needed'],
  ['Мусор вывезли 25 ноября, вывозят ежедневно.', 'pass', 'not_needed', 'not_needed'],
])('reads a promise once for every check: «%s»', (text, date, dated, recorded) => {
  const states = ['date_given', 'promise_dated', 'promise_recorded'].map((code) => stateOf(code, text))
  expect(states).toEqual([date, dated, recorded])
})

it.each(['final', 'interim'] as const)(
  'remarks in a %s answer another term than the recorded one',
  (kind) => {
    const found = (text: string, promisedDay: string | null) =>
      checkAnswer({ ...ANSWER, kind, text, promisedDay }).find(({ code }) => code === 'promise_same')
    expect(found('Мусор вывезут 5 декабря.', '2026-11-30')).toMatchObject({
      ...{ state: 'attention', words: ['5 декабря'] },
    })
    expect(found('Мусор вывезут 5 декабря.', '2026-12-05')?.state).toBe('pass')
    expect(found('Осмотрим 30 ноября, вывезем до 5 декабря.', '2026-12-05')?.state).toBe('pass')
    // Said the day before, of three days from then.
    expect(found('Мусор вывезут в течение трёх дней.', '2026-11-29')?.state).toBe('pass')
    expect(found('Мусор вывезут до конца недели.', '2026-11-27')?.state).toBe('pass')
    expect(found('Мусор вывезут до конца года.', '2026-11-30')?.state).toBe('attention')
    expect(found('Мусор вывезли 25 ноября.', '2026-11-30')?.state).toBe('not_needed')
    expect(found('Мусор вывезут 5 декабря.', null)?.state).toBe('not_needed')
  },
)

it('remarks a promise that is given again for a later day', () => {
  const found = (promisedDay: string, standingDay: string | null, kind: 'interim' | 'final' = 'interim') =>
    checkAnswer({ ...ANSWER, kind, promisedDay, standingDay }).find(({ code }) => code === 'promise_moved')
  expect(found('2026-12-04', '2026-12-03')).toMatchObject({ state: 'attention', words: ['3 декабря'] })
  expect(found('2026-12-03', '2026-12-03')?.state).toBe('pass')
  expect(found('2026-12-04', null)?.state).toBe('not_needed')
  expect(found('2026-12-04', '2026-12-03', 'final')?.state).toBe('not_needed')
})

it('asks of an interim answer no second record of its promise', () => {
  const checks = checkAnswer({ ...ANSWER, kind: 'interim', text: 'Воду дадут до 7 декабря.' })
  expect(checks.find(({ code }) => code === 'promise_recorded')?.state).toBe('not_needed')
})

it('says of a promise that is recorded that it is', () => {
  const text = 'Воду дадут до 7 декабря.'
  const checks = checkAnswer({ ...ANSWER, kind: 'interim', text, promisedDay: '2026-12-07' })
  expect(checks.find(({ code }) => code === 'promise_recorded')?.state).toBe('pass')
})

it.each(['final', 'interim'] as const)(
  'remarks in a %s answer what is promised by an hour that has passed',
  (kind) => {
    const found = (text: string) =>
      checkAnswer({ ...ANSWER, kind, text }).find(({ code }) => code === 'promise_ahead')
    expect(found('Напишем его здесь до 12:27 сегодняшнего дня.')).toMatchObject({
      state: 'attention',
      words: ['до 12:27 сегодняшнего дня'],
    })
    expect(found('Напишем его здесь до 18:00 сегодняшнего дня.')?.state).toBe('pass')
  },
)

it('asks for the name of the author only where it is known', () => {
  const named = (authorFirstName: string | null, text: string) =>
    checkAnswer({ ...ANSWER, authorFirstName, text }).find(({ code }) => code === 'by_name')
  expect(named(null, 'Здравствуйте! Яму засыпали.')).toMatchObject({ state: 'not_needed' })
  expect(named('Нина', 'Здравствуйте! Яму засыпали.')).toMatchObject({ state: 'attention', words: ['Нина'] })
  expect(named('Нина', 'Здравствуйте, Нина! Яму засыпали.')).toMatchObject({ state: 'pass', words: [] })
  expect(stateOf('greeting', 'Здравствуйте! Яму засыпали.')).toBe('pass')
})

it.each([
  'Фото прикладываем.',
  'Посыпали, фотографии прилагаются.',
  'Приложили свежие снимки.',
  'Снимки – во вложении.',
])('asks for the photo that «%s» speaks of', (text) => {
  const added = (hasPhoto: boolean) =>
    checkAnswer({ ...ANSWER, text, hasPhoto }).find(({ code }) => code === 'photo_added')?.state
  expect([added(false), added(true)]).toEqual(['attention', 'pass'])
})

it.each([
  'Приложите фото, пожалуйста.',
  'Фото не прикладываем.',
  'Пришлите фотографию крышки.',
  'На фото видно яму.',
])('hears of no photo in «%s»', (text) => {
  const checks = checkAnswer({ ...ANSWER, text, hasPhoto: false })
  expect(checks.find(({ code }) => code === 'photo_added')).toBeUndefined()
})

it('says nothing of what an open place is to say, and one missing day is one remark', () => {
  const text =
    'Здравствуйте! {сделано? Яму огородили.} Её засыплют {дата}. Работает {кто делает}, диспетчер {телефон}.'
  const question = 'Когда засыплют яму?'
  const states = (words: string) =>
    Object.fromEntries(
      checkAnswer({ ...ANSWER, question, text: words }).map(({ code, state }) => [code, state]),
    )
  const waiting = states(text)
  for (const code of ['action_said', 'date_given', 'promise_dated', 'contact_given', 'questions_answered'])
    expect([code, waiting[code]]).toEqual([code, 'unsure'])
  const remarks = checkAnswer({ ...ANSWER, question, text }).filter(({ state }) => state === 'attention')
  expect(remarks.map(({ code }) => code)).toEqual(['variables_filled'])
  const filled = states(
    'Здравствуйте! Яму огородили. Её засыплют до 4 декабря. Работает бригада, диспетчер 8-816-222-22-22.',
  )
  for (const code of ['action_said', 'date_given', 'promise_dated', 'contact_given'])
    expect([code, filled[code]]).toEqual([code, 'pass'])
  expect(states('Здравствуйте! Яму огородим. Работает {кто делает}.').date_given).toBe('attention')
})
