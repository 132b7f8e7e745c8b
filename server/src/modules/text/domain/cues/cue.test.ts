import { describe, expect, it } from 'vitest'
import { findCues, indexText, weigh, withOwnWords } from './cue.ts'
import { compileCues } from './cue-book.ts'

function find(phrase: string, text: string) {
  return findCues(compileCues([[2, [phrase]]]), indexText(text))
}

describe('findCues', () => {
  it('finds words of each group in any order', () => {
    expect(find('провод* искр*', 'искрят у школы провода')).toMatchObject([{ words: 'искрят провода' }])
  })

  it('does not reach over a sentence', () => {
    expect(find('газ* пахн*', 'Пахнет весной. Газон зелёный')).toEqual([])
  })

  it('finds words that stand one after the other, silent ones too', () => {
    expect(find('на_льду', 'дети на льду')).toHaveLength(1)
    expect(find('на_льду', 'на реке, на самом льду')).toEqual([])
  })

  it('takes the beginning of a word only with a star', () => {
    expect(find('газ', 'газеты')).toEqual([])
    expect(find('газ*', 'газеты')).toHaveLength(1)
  })

  it('takes one word for one group only', () => {
    expect(find('пожар* пожар*', 'пожар')).toEqual([])
  })

  it('takes a verb with any prefix after a tilde', () => {
    for (const word of ['давило', 'придавило', 'задавило', 'раздавило'])
      expect(find('~давил*', word)).toHaveLength(1)
    expect(find('~давил*', 'кудавило')).toEqual([])
  })

  it('reads a long word as it is heard, a short one only as it is written', () => {
    expect(find('собак* брос*', 'сабаки бросаюца')).toHaveLength(1)
    expect(find('дом', 'дам')).toEqual([])
  })

  it('reaches as far as its table says, and never over a sentence', () => {
    const book = compileCues([[2, ['столб* гудит']]], 8)
    const found = (text: string) => findCues(book, indexText(text))

    expect(found('столб новый серый высокий стоит тут давно рядом гудит')).toHaveLength(1)
    expect(found('столб стоит. Гудит')).toEqual([])
    expect(find('столб* гудит', 'столб новый серый высокий стоит тут давно рядом гудит')).toEqual([])
  })

  it('tells that it is denied', () => {
    expect(find('приехал*', 'никто не приехал')).toMatchObject([{ isDenied: true }])
    expect(find('не_приехал*', 'никто не приехал')).toMatchObject([{ isDenied: false }])
  })
})

it('weighs the strongest whole and the others by half', () => {
  const found = findCues(
    compileCues([
      [1, ['яма', 'опять']],
      [3, ['свет*']],
    ]),
    indexText('опять яма и нет света'),
  )

  expect(weigh(found)).toBe(4)
})

it('leaves out a weaker cue that has no word of its own', () => {
  const found = findCues(
    compileCues([
      [1, ['искр*', 'шипит']],
      [3, ['провод* искр*']],
    ]),
    indexText('провод искрит и шипит'),
  )

  expect(withOwnWords(found).map(({ words }) => words)).toEqual(['провод искрит', 'шипит'])
})
