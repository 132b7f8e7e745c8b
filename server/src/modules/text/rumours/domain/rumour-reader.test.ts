import { describe, expect, it } from 'vitest'
import { loadRumourReader } from '../starter.ts'
import { mayPassOn } from './may-pass-on.ts'
import { endOf, fieldSigns, readTold } from './read-told.ts'

const HOSPITAL = 'Родильное отделение районной больницы закроют с 1 марта'
const WATER = 'Вода в городском водопроводе заражена кишечной палочкой'
const SCHOOL = 'Школу № 4 переведут в здание бывшего училища'
const CLAIMS = [HOSPITAL, WATER, SCHOOL]
const reader = loadRumourReader()
const claims = CLAIMS.map(reader.readClaim)

function match(text: string, among = claims) {
  return reader.match(reader.readText(text), among)
}

describe('the reader of rumours', () => {
  it.each([
    ['Соседка сказала, роддом прикрывают, с марта рожать повезут в область', HOSPITAL],
    // The claim's own words speak for it, not against it.
    ['Девочки, правда что роддом закроют?', HOSPITAL],
    ['Правда, что из-под крана пить нельзя? Говорят, отраву нашли, и все молчат', WATER],
    ['Классная проговорилась: детей наших скоро перебросят учиться в старое ПТУ', SCHOOL],
  ])('knows a claim in other words: %s', (text, claim) => {
    const found = match(text)
    expect(CLAIMS[found?.claim ?? -1]).toBe(claim)
    expect(found?.score).toBeGreaterThan(0.5)
  })

  it.each([
    'Минздрав: роддом работает в обычном режиме, закрытие не планируется',
    'Спасибо акушеркам роддома, доченька здорова!',
    'Помню, в девяностых в нашем роддоме тараканы бегали',
    'Вода из крана опять ржавая, третий день звоним в водоканал',
    'Доброе утро, соседи!',
    '',
  ])('takes what passes nothing on for no rumour: %s', (text) => {
    expect(match(text)?.score).toBeLessThan(0.5)
  })

  it('tells nothing where there are no claims', () => {
    expect(match('Роддом закроют', [])).toBeNull()
  })

  it('hears what is passed on at the end of a long text', () => {
    const story =
      'Лежала я там с первой дочкой, палата светлая, кормили хорошо, сёстры добрые, передачи носил муж. '
    const text = `${story.repeat(3)}А вчера кума говорит: роддом наш прикрывают, с марта рожать повезут в область.`
    expect(endOf(text)).toContain('роддом наш прикрывают')
    expect(match(text)).toMatchObject({ claim: 0 })
    expect(endOf('Роддом закроют')).toBeNull()
  })
})

describe('mayPassOn', () => {
  it('needs the same thing and a deed like it', () => {
    expect(mayPassOn('Родилку прикрывают', claims)).toBe(true)
    expect(mayPassOn('Родилку покрасили в розовый', claims)).toBe(false)
    expect(mayPassOn('Кофейню прикрывают', claims)).toBe(false)
  })
})

it('reads a thing, a deed and a manner by any of their words', () => {
  expect(fieldSigns('Говорят, родилку прикрывают')).toEqual(
    expect.arrayContaining(['thing maternity', 'deed close', 'manner heard']),
  )
  expect(readTold('Школа № 04, школа 4').numbers).toEqual(new Set(['4']))
})
