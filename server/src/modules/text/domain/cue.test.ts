import { describe, expect, it } from 'vitest'
import { compileCues, findCues, indexText, weigh } from './cue.ts'

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
