import { findFigure } from '@veche/book/figures/catalogue/catalogue.ts'
import type { FigureValue } from '@veche/book/figures/figure.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FIGURE_WORDS } from './figure-words.ts'
import { formatShown, roundShown } from './numbers.ts'
import { FEWEST_FOR_SHARE } from './small-share.ts'
import { stateFigure } from './state-figure.ts'

const CODES = Object.keys(FIGURE_WORDS.ru)
const figureOf = (code: string) => findFigure(code)!
const count = (value: number): FigureValue => ({ value, numerator: value, denominator: null })
const share = (numerator: number, denominator: number): FigureValue => ({
  ...{ value: denominator === 0 ? null : numerator / denominator, numerator, denominator },
})
const say = (code: string, now: FigureValue, before: FigureValue | null, language: 'ru' | 'en' = 'ru') =>
  stateFigure({ figure: figureOf(code), now, before }, language)?.replaceAll(/[\u00a0\u202f]/g, ' ')

/** A value that the figure may have. */
function arbitraryOf(code: string) {
  const { unit } = figureOf(code)
  if (unit === 'share')
    return fc
      .tuple(fc.nat(400), fc.nat(400))
      .map(([one, other]) => share(Math.min(one, other), Math.max(one, other)))
  if (unit !== 'minutes') return fc.nat(5000).map(count)
  return fc
    .option(fc.nat(5000))
    .map((value) => ({ value, numerator: value === null ? 0 : 9, denominator: null }))
}
const stated = fc
  .constantFrom(...CODES)
  .chain((code) => fc.tuple(fc.constant(code), arbitraryOf(code), fc.option(arbitraryOf(code))))

describe('what is said of a figure', () => {
  it.each([
    ['questions', count(22), count(19), 'Задали 22 вопроса, на 3 больше, чем за период до этого (19).'],
    ['questions', count(1), count(1), 'Задали 1 вопрос, столько же, сколько за период до этого.'],
    ['questions', count(0), count(5), 'Вопросов не задали, на 5 меньше, чем за период до этого (5).'],
    ['missed', count(0), count(0), 'Пропущенных сроков нет, как и за период до этого.'],
    ['questions', count(1234), null, 'Задали 1 234 вопроса.'],
    [
      'on_time',
      share(112, 120),
      share(95, 100),
      'В срок ответили в 93,3 % случаев (112 из 120), на 1,7 п. п. ниже, чем за период до этого (95,0 %).',
    ],
    ['on_time', share(3, 4), share(95, 100), 'В срок ответили: 3 из 4, для доли этого мало.'],
    ['on_time', share(0, 0), share(95, 100), 'За период не наступил срок ни одного вопроса.'],
    [
      'on_time',
      share(12, 12),
      share(0, 0),
      'В срок ответили в 100,0 % случаев (12 из 12); за период до этого сравнить не с чем.',
    ],
    [
      'first_answer',
      count(200),
      count(180),
      'Половина ответов вышла не позже чем через 3 ч 20 мин рабочего времени, на 20 мин дольше, чем за период до этого (3 ч).',
    ],
    ['late_now', count(21), null, 'Сейчас просрочен первый ответ на 21 вопрос.'],
    ['late_now', count(0), null, 'Первых ответов, срок которых прошёл, сейчас нет.'],
  ] as const)('%s %j after %j', (code, now, before, sentence) => {
    expect(say(code, now, before)).toBe(sentence)
  })

  it('says what became of the promises that were not kept', () => {
    const told = (now: FigureValue, sums: Record<string, number>, language: 'ru' | 'en' = 'ru') =>
      stateFigure({ figure: figureOf('promises_kept'), now, before: null, sums }, language)
    expect(told(share(7, 8), { promise_kept: 7, promise_moved: 1, promise_broken: 0 })).toBe(
      'Обещаний сдержали: 7 из 8 (перенесли 1), для доли этого мало.',
    )
    expect(told(share(18, 21), { promise_moved: 1, promise_broken: 2 })?.replaceAll('\u00a0', ' ')).toBe(
      'Сдержали 85,7 % обещаний (18 из 21, перенесли 1, нарушили 2).',
    )
    expect(told(share(8, 8), {}, 'en')).toBe('Promises kept: 8 of 8, too few for a share.')
  })

  it('knows the forms of Russian words', () => {
    expect([1, 2, 5, 11, 21, 104, 111].map((value) => say('missed', count(value), null))).toEqual([
      ...['Пропущен 1 срок.', 'Пропущено 2 срока.', 'Пропущено 5 сроков.', 'Пропущено 11 сроков.'],
      ...['Пропущен 21 срок.', 'Пропущено 104 срока.', 'Пропущено 111 сроков.'],
    ])
  })

  it('has words for the same figures in both languages, each of the catalogue', () => {
    expect(Object.keys(FIGURE_WORDS.en)).toEqual(CODES)
    expect(CODES.filter((code) => !findFigure(code))).toEqual([])
  })

  it('holds no number that the figure does not show', () => {
    fc.assert(
      fc.property(stated, fc.constantFrom('ru', 'en'), ([code, now, before], language) => {
        const { unit } = figureOf(code)
        const sides = [now, before].flatMap((side) => (side ? [side] : []))
        const values = sides.flatMap(({ value }) => (value === null ? [] : [roundShown(unit, value)]))
        const [one = 0, other = 0] = values
        const known = [
          ...values.map((value) => formatShown(unit, value, language)),
          formatShown(unit, Math.abs(Math.round((one - other) * 10) / 10), language),
          ...sides.flatMap(({ numerator, denominator }) =>
            [numerator, denominator ?? 0].map((value) => formatShown('count', value, language)),
          ),
        ].flatMap(numbersIn)
        const sentence = stateFigure({ figure: figureOf(code), now, before }, language) ?? ''
        expect(numbersIn(sentence).filter((number) => !known.includes(number))).toEqual([])
        expect(sentence).not.toMatch(/NaN|Infinity|undefined|null|−0/)
      }),
    )
  })

  it('says more only of more, less only of less, and the same only of the same', () => {
    fc.assert(
      fc.property(stated, ([code, now, before]) => {
        const { unit } = figureOf(code)
        const sentence = stateFigure({ figure: figureOf(code), now, before }, 'ru') ?? ''
        const said = /больше|выше|дольше/.test(sentence) ? 1 : /меньше|ниже|быстрее/.test(sentence) ? -1 : 0
        const isCompared =
          now.value !== null && !isFew(now) && before && before.value !== null && !isFew(before)
        const change = isCompared ? roundShown(unit, now.value ?? 0) - roundShown(unit, before.value ?? 0) : 0
        expect(said).toBe(Math.sign(change) + 0)
        expect(/столько же|, как и за/.test(sentence)).toBe(Boolean(isCompared) && change === 0)
      }),
    )
  })

  it('makes no share of few', () => {
    fc.assert(
      fc.property(fc.nat(FEWEST_FOR_SHARE - 1), (whole) => {
        expect(say('satisfaction', share(Math.floor(whole / 2), whole), share(50, 100))).not.toContain('%')
      }),
    )
  })
})

const isFew = ({ denominator }: FigureValue) => denominator !== null && denominator < FEWEST_FOR_SHARE
const numbersIn = (text: string): string[] =>
  text.replaceAll(/(?<=\d)[\s\u00a0\u202f](?=\d{3})/g, '').match(/\d+(?:[.,]\d+)*/g) ?? []
