import { describe, expect, it } from 'vitest'
import { foldLetters, foldSpelling } from './spelling.ts'

describe('foldSpelling', () => {
  it.each([
    ['собаки', 'сабаки'],
    ['колодца', 'калодца'],
    ['бросаются', 'бросаюца'],
    ['помогите', 'памагите'],
    ['экскаватор', 'эксковатор'],
    ['льдина', 'лдина'],
    ['оттепель', 'отепель'],
  ])('takes «%s» and «%s» for one word', (right, wrong) => {
    expect(foldSpelling(wrong)).toBe(foldSpelling(right))
  })

  it.each([
    ['падает', 'подаёт'],
    ['зарежет', 'заряжает'],
    ['пожарные', 'пожарный'],
  ])('tells «%s» from «%s»', (one, other) => {
    expect(foldSpelling(other.replace('ё', 'е'))).not.toBe(foldSpelling(one))
  })
})

it('keeps the beginning of a word its beginning', () => {
  expect(foldLetters('колодезный').startsWith(foldLetters('колод'))).toBe(true)
})
