import { describe, expect, it } from 'vitest'
import { findCry } from './cry.ts'

describe('findCry', () => {
  it.each([
    ['Пожар!', ['пожар']],
    ['пожар на Полевой', ['пожар']],
    ['спасите, мы горим', ['спасите', 'горим']],
    ['горит на Садовой', ['горит']],
    ['человек тонет у моста, помогите', ['тонет']],
  ])('hears «%s»', (text, words) => expect(findCry(text)).toEqual(words))

  it.each([
    'горит',
    'пожар?',
    'пожар потушили',
    'это не пожарная часть',
    'лампочка на третьем горит',
    'помогите',
    'смотрим «Взрыв» по первому',
  ])('hears none in «%s»', (text) => expect(findCry(text)).toEqual([]))
})
