import { describe, expect, it } from 'vitest'
import { judgeRetold, judgeRumours } from '../testing/judge-rumours.ts'
import {
  CONFIRMED_FROM,
  compileCard,
  likeness,
  matchScore,
  readMessage,
  SUGGESTED_FROM,
  stateOf,
  type Whereabouts,
} from './match.ts'

const NOWHERE: Whereabouts = { named: [], settlement: null, around: null }
const CLAIM = 'В Старой Руссе закрывают роддом, рожать повезут в Новгород'

function score(
  text: string,
  { claim = CLAIM, card = NOWHERE, message = NOWHERE, texts = [] as string[] } = {},
) {
  const compiled = compileCard({ claim, fullText: '', carrierTexts: texts, place: card })
  return matchScore(readMessage(text), compiled, () => message)
}

/** The bounds are a little below what was measured on rumours that the rules were not fitted on. */
it('finds rumours that the rules were not fitted on, and little else', () => {
  const rows = judgeRumours('test')
  const carriers = rows.filter(({ carries }) => carries)
  const found = rows.filter((row) => row.score >= SUGGESTED_FROM)
  const sure = rows.filter((row) => row.score >= CONFIRMED_FROM)
  const right = found.filter(({ carries }) => carries)
  const figures = {
    compared: rows.length,
    carriers: carriers.length,
    recall: right.length / carriers.length,
    precision: right.length / found.length,
    sure: sure.length,
    surePrecision: sure.filter(({ carries }) => carries).length / sure.length,
  }
  console.info('matching of rumours, test half:', JSON.stringify(figures))
  expect(carriers.length).toBeGreaterThanOrEqual(60)
  expect(figures.recall).toBeGreaterThanOrEqual(0.88)
  expect(figures.precision).toBeGreaterThanOrEqual(0.93)
  expect(figures.surePrecision).toBe(1)
  expect(sure.length / carriers.length).toBeGreaterThanOrEqual(0.5)
})

/** Told freely, jokes and hints too, of places that no register knows: found by what it is about, or not at all. */
it.each(['tuning', 'test'] as const)('finds a part of what is freely retold: %s half', (half) => {
  const rows = judgeRetold(half)
  const found = rows.filter(({ score: given }) => given >= SUGGESTED_FROM)
  const right = found.filter(({ carries }) => carries)
  const recall = right.length / rows.filter(({ carries }) => carries).length
  const precision = right.length / found.length
  console.info(`free retellings, ${half} half:`, JSON.stringify({ recall, precision, found: found.length }))
  expect(recall).toBeGreaterThanOrEqual(0.25)
  expect(precision).toBeGreaterThanOrEqual(0.78)
})

it('is not fitted to its tuning half alone', () => {
  const rows = judgeRumours('tuning')
  const wrong = rows.filter((row) => row.score >= CONFIRMED_FROM && !row.carries)
  expect(wrong.map(({ text }) => text)).toEqual([])
})

it('takes a copy for sure, a claim inside a long message as likely', () => {
  expect(stateOf(score(`Переслано: ${CLAIM}. Перешлите всем!`))).toBe('confirmed')
  const long = `Добрый день, соседи с улицы Минеральной и все, кто был вчера в очереди на рынке возле автовокзала, слышал, что ${CLAIM.toLowerCase()} и что поделать с этим никто из нас уже ничего не сможет никогда`
  expect(stateOf(score(long))).toBe('suggested')
})

it.each([
  'Это фейк, роддом в Старой Руссе не закрывают, рожать не повезут в Новгород',
  'В Старой Руссе не закрывают роддом, рожать не повезут в Новгород',
  'В Старой Руссе закрывать роддом не будут, рожать в Новгород не повезут',
  'Опровергаем: в Старой Руссе закрывают роддом, рожать повезут в Новгород',
])('does not take a refutation for the rumour: %s', (text) => {
  expect(score(text)).toBeLessThan(SUGGESTED_FROM)
})

it('takes a question for the rumour, also one that asks whether it is a fake', () => {
  expect(score(`Это фейк или правда? ${CLAIM}`)).toBeGreaterThanOrEqual(SUGGESTED_FROM)
  expect(score('Не закроют ли роддом в Старой Руссе, рожать повезут в Новгород?')).toBeGreaterThanOrEqual(
    SUGGESTED_FROM,
  )
})

it('doubts another place, said or meant, another number, and the topic without the deed', () => {
  const russa = { ...NOWHERE, named: ['staraya-russa'] }
  expect(score(CLAIM, { card: russa, message: { ...NOWHERE, named: ['kholm'] } })).toBeLessThan(0.8)
  expect(score(CLAIM, { card: russa, message: { ...NOWHERE, around: 'kholm' } })).toBeLessThan(0.95)
  expect(score(CLAIM, { card: russa, message: { ...NOWHERE, around: 'staraya-russa' } })).toBe(1)
  const claim = 'Школу № 2 на Садовой закроют до весны'
  expect(score('Школу № 3 на Садовой закроют до весны', { claim })).toBeLessThan(0.8)
  expect(score('Школу № 2 на Садовой покрасят до весны', { claim })).toBeLessThan(0.8)
})

it('wants a claim of two words nearly word for word', () => {
  const claim = 'Закроют роддом'
  expect(score('Роддом закроют!', { claim })).toBe(1)
  expect(score('Роддом закроют на ремонт крыши до пятницы', { claim })).toBeLessThan(SUGGESTED_FROM)
})

it('reads small numbers in letters, whatever their form', () => {
  const claim = 'Свет по всей области отключат на три дня из-за аварии'
  expect(score('Из-за аварии отключат свет на трое суток по всей области', { claim })).toBeGreaterThanOrEqual(
    SUGGESTED_FROM,
  )
  expect(score('Свет по всей области отключат на пять дней из-за аварии', { claim })).toBeLessThan(0.8)
})

it('knows the words of those who passed it on', () => {
  const texts = [
    'Бабоньки, беда: рожать нам теперь негде, акушерок увольняют, везут аж в область, сама слышала',
  ]
  const copy = `${texts[0]}!!`
  expect(score(copy)).toBeLessThan(SUGGESTED_FROM)
  expect(score(copy, { texts })).toBeGreaterThan(CONFIRMED_FROM)
})

const HOSPITAL =
  'В Боровичах с 1 декабря закрывают родильное отделение больницы, рожать будут возить в Великий Новгород'

it.each([
  'Роддом в Боровичах прекращает работу?',
  'Родилку у нас убирают, слышали?',
  'Правда, что у нас роддом закрывают?',
  'Правда ли, что роддома больше не будет',
  'Остаёмся без родильного отделения, женщины',
  'Роддом с декабря всё',
  'Рожать в Боровичах нельзя будет',
])('knows a long claim by what it is about and what is done: %s', (text) => {
  expect(score(text, { claim: HOSPITAL })).toBeGreaterThanOrEqual(SUGGESTED_FROM)
})

it.each([
  'Роддом закрыт на карантин по гриппу',
  'Роддом закрывают на плановую мойку, как каждый год',
  'Закрывают каток возле роддома',
  'С первого числа закрывают дорогу у роддома, асфальт кладут',
  'Закрывают отделение почты у роддома',
  'Роддом в Боровичах не закрывают',
  'Какие документы брать в роддом?',
  'Школу закрывают с 1 декабря, возить будут в Великий Новгород',
])('is not misled by half of it: %s', (text) => {
  expect(score(text, { claim: HOSPITAL })).toBeLessThan(SUGGESTED_FROM)
})

describe('cards offered to a draft', () => {
  const offer = (text: string, claim: string) =>
    likeness(readMessage(text), compileCard({ claim, fullText: '', carrierTexts: [], place: NOWHERE }))
  const CLAIMS = [
    HOSPITAL,
    'Школу № 2 в Чудове продадут, детей переведут в соседнюю',
    'Школу № 2 в Чудове закроют на карантин до весны',
    'Воду из-под крана пить нельзя, в ней нашли кишечную палочку',
    'Воду отключат на неделю во всём городе',
    'Проезд в автобусах подорожает до ста рублей',
    'Вечерний автобус в Крестцы отменят с понедельника',
    'На заводе сокращают цех, триста человек на улицу',
    'Мост через Волхов закроют на год для всех машин',
  ]

  it.each(CLAIMS)('are of the same rumour, and of no other: %s', (claim) => {
    for (const other of CLAIMS) expect([other, offer(claim, other) > 0]).toEqual([other, other === claim])
  })

  it.each([
    ['Правда, что мост через Волхов закроют на неделю для ремонта?', CLAIMS[8]],
    ['Школу закроют, все болеют', CLAIMS[2]],
    ['Рожать в Боровичах нельзя будет', HOSPITAL],
  ])('may differ in time and detail: %s', (text, claim = '') => {
    expect(offer(text, claim)).toBeGreaterThan(0)
  })

  it.each([
    ['В роддоме уволят акушерок', HOSPITAL],
    ['У моста через Волхов второй день стоят машины', CLAIMS[8]],
    ['В автобусе опять холодно', CLAIMS[5]],
    ['Воду привезли к школе', CLAIMS[3]],
    ['Детей переведут в соседнюю группу', CLAIMS[1]],
    ['С первого числа закрывают дорогу у роддома, асфальт кладут', HOSPITAL],
    [HOSPITAL, 'С первого числа закрывают дорогу у роддома, асфальт кладут'],
  ])('are not of the same thing alone: %s', (text, claim = '') => {
    expect(offer(text, claim)).toBe(0)
  })
})
