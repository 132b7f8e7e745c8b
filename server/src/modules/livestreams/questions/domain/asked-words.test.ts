import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askedWords, foldingWords } from './asked-words.ts'

const BEFORE = [
  'Здравствуйте! ',
  'Здравствуйте. ',
  'здравствуйте, ',
  'Добрый день! ',
  'Добрый вечер, ',
  'Доброго времени суток! ',
  'Добрый вечер всем! ',
  'Здравствуйте, Мария Сергеевна! ',
  'Уважаемая Мария Сергеевна! ',
  'Уважаемый глава, ',
  'Привет! ',
  'И я спрошу: ',
  'Присоединяюсь к вопросу: ',
  'Присоединяемся. ',
  'Поддерживаю! ',
  'Тоже хотим знать: ',
  'Тоже интересует: ',
  'У меня тот же вопрос: ',
  'Хочу спросить: ',
  'Подскажите, пожалуйста, ',
  'Скажите пожалуйста, ',
  'Вопрос главе: ',
]
const AFTER = [
  ' Спасибо!',
  ' Заранее спасибо',
  ' Спасибо за ответ.',
  ' Жду ответа!',
  ' С уважением, Анна Зорина!',
  ' С уважением, А. Зорина.',
  '\nБлагодарю 🙏',
  ' ???',
]
const ASKED = [
  'Когда включат воду на улице Мира, 5?',
  'Принимает ли кардиолог в Валдае?',
  'Почему не чистят дорогу на Гагарина, 12?',
  'Будет ли свет на Восстания вечером?',
  'Куда вывозят снег с улиц и не потечёт ли он весной в огороды?',
]

const wrapped = fc.record({
  before: fc.array(fc.constantFrom(...BEFORE), { maxLength: 3 }),
  asked: fc.constantFrom(...ASKED),
  after: fc.array(fc.constantFrom(...AFTER), { maxLength: 2 }),
  isLower: fc.boolean(),
})
const STREETS = ['Мира', 'Гагарина', 'Латышских Гвардейцев', 'Восстания', 'Большая Московская']
const KINDS = [
  ['ул.', 'улица', 'улице', 'улицы', 'улицу'],
  ['пер.', 'переулок', 'переулке'],
  ['пл.', 'площадь', 'площади'],
] as const
const address = fc.record({
  kind: fc.nat(KINDS.length - 1),
  form: fc.nat(4),
  street: fc.constantFrom(...STREETS),
  house: fc.option(fc.integer({ min: 1, max: 99 })),
  isHouseNamed: fc.boolean(),
  before: fc.constantFrom('', ...BEFORE),
  after: fc.constantFrom('', ...AFTER),
})
type Address = typeof address extends fc.Arbitrary<infer A> ? A : never
const tell = ({ kind, form, street, house, before, after }: Address) => {
  const forms = KINDS[kind] ?? KINDS[0]
  const number = house === null ? '' : `, ${house}`
  return `${before}Когда почистят ${forms[form % forms.length]} ${street}${number}?${after}`
}
const placeOf = ({ kind, street, house }: Address) => `${kind} ${street} ${house}`

describe('askedWords', () => {
  it('is the question, whatever people put around it', () => {
    fc.assert(
      fc.property(wrapped, ({ before, asked, after, isLower }) => {
        const said = isLower ? asked.charAt(0).toLowerCase() + asked.slice(1) : asked
        const text = `${before.join('')}${said}${after.join('')}`
        expect(foldingWords(text)).toBe(foldingWords(asked))
        if (before.length > 0) expect(askedWords(text).startsWith(asked)).toBe(true)
      }),
    )
  })

  it.each([
    'Здравствуйте!',
    'Добрый вечер всем!',
    'Присоединяюсь к вопросу',
    'И я спрошу:',
    'Тот же вопрос!',
    'Всем привет',
  ])('has nothing left of %j', (text) => {
    expect(askedWords(text)).toBe('')
  })

  it.each([
    'Вопрос с котельной решён?',
    'Можно узнать график?',
    'Пожалуйста почистите двор',
    'Привет из Нагово, когда почистят дорогу?',
    'Здравствуйте, Нагово! Когда почистят дорогу?',
    'Когда почистят двор? Жители Мира, 5',
    'Когда почистят двор? С уважением, жители улицы Мира',
  ])('keeps what may be a part of the question: %j', (text) => {
    const kept = /Нагово|Жители Мира, 5|жители улицы Мира|Вопрос с котельной|узнать график|почистите/i
    expect(askedWords(text)).toMatch(kept)
  })
})

it.each([
  [
    'Добрый день! Скажите Петрову Ивану Сергеевичу из ЖЭКа: когда починят фонарь?',
    'Скажите Петрову Ивану Сергеевичу из ЖЭКа: когда починят фонарь?',
  ],
  ['Скажите главе: когда починят фонарь?', 'Скажите главе: когда починят фонарь?'],
  ['Ответьте жителям Мира, 5: когда вода?', 'Ответьте жителям Мира, 5: когда вода?'],
  ['Добрый день Иван Сергеевич из ЖЭКа обещал фонарь', 'Иван Сергеевич из ЖЭКа обещал фонарь'],
  ['Добрый день всем жителям Мира, 5 отключили воду', 'Всем жителям Мира, 5 отключили воду'],
  ['Уважаемый глава обещал фонарь', 'Уважаемый глава обещал фонарь'],
  ['Подскажите пожалуйста график автобуса', 'Подскажите пожалуйста график автобуса'],
])('takes with a greeting no words that belong to the sentence: %j', (text, asked) => {
  expect(askedWords(text)).toBe(asked)
})

it.each([
  'Скажите когда починят фонарь?',
  'Подскажите пожалуйста когда починят фонарь?',
  'Здравствуйте Мария Сергеевна когда починят фонарь?',
  'Уважаемая администрация\nкогда починят фонарь?',
  'Добрый вечер всем когда починят фонарь?',
  'Здравствуйте, Мария Сергеевна! Скажите, когда починят фонарь?',
])('needs no mark before a question: %j', (text) => {
  expect(askedWords(text)).toBe('Когда починят фонарь?')
})

describe('foldingWords', () => {
  it('joins one address however it is written, and never two addresses', () => {
    fc.assert(
      fc.property(address, address, (one, other) => {
        const isSame = foldingWords(tell(one)) === foldingWords(tell(other))
        expect(isSame).toBe(placeOf(one) === placeOf(other))
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['Когда почистят двор? Жители Мира, 5', 'Когда почистят двор? Жители Мира, 7'],
    ['Привет из Нагово! Когда автобус?', 'Привет из Взвада! Когда автобус?'],
    ['Здравствуйте, Нагово! Когда автобус?', 'Здравствуйте, Взвад! Когда автобус?'],
    ['Когда почистят ул. Мира?', 'Когда почистят пл. Мира?'],
    ['Когда почистят двор на Мира, дом 5?', 'Когда почистят двор на Мира, дом 5а?'],
    ['С уважением к Мире: когда?', 'С уважением к Ленина: когда?'],
    ['А у нас на Псковской 30?', 'А у нас на Псковской 31?'],
  ])('tells %j from %j', (one, other) => {
    expect(foldingWords(one)).not.toBe(foldingWords(other))
  })
})
