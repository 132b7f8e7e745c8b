import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likeness, withoutNames, wordSet } from './likeness.ts'

const of = (a: string, b: string) => likeness(wordSet(a), wordSet(b))

describe('likeness', () => {
  it('is the same both ways, between nothing and all', () => {
    const words = fc.array(fc.constantFrom('яма', 'дорога', 'свет', 'вода', 'двор', 'Мира', '5', 'нет'))
    fc.assert(
      fc.property(words, words, (a, b) => {
        const both = of(a.join(' '), b.join(' '))
        expect(both).toBe(of(b.join(' '), a.join(' ')))
        expect(both).toBeGreaterThanOrEqual(0)
        expect(both).toBeLessThanOrEqual(1 + 1e-9)
      }),
    )
  })

  it('knows the same trouble in other forms of the words', () => {
    expect(of('Нет воды на улице Мира', 'на ул. Мира вода пропала, воды нет')).toBeGreaterThan(0.4)
    expect(of('Прорвало трубу на Мира 5', 'На Мира, 5 трубу прорвало!')).toBeGreaterThan(0.9)
  })

  it('takes neither a greeting nor the name of their own town for likeness', () => {
    const ice = 'Доброго дня. Лёд на тротуаре в Великом Новгороде, у остановки упала женщина'
    const meter = 'доброго дня. куда передавать показания счётчиков в великом новгороде?'
    const town = wordSet('городской округ Великий Новгород')
    expect(likeness(withoutNames(wordSet(ice), town), withoutNames(wordSet(meter), town))).toBe(0)
    expect(of('Добрый день, подскажите, нет воды', 'Добрый день, подскажите, где школа')).toBe(0)
    expect(of('Яма на дороге\n\nМесто: Валдайский', 'Нет света дома\n\nМесто: Окуловский')).toBe(0)
  })

  it('keeps different troubles apart', () => {
    expect(of('Здравствуйте, нет воды на улице Мира', 'Здравствуйте, не ходит автобус номер 5')).toBeLessThan(
      0.25,
    )
  })
})
