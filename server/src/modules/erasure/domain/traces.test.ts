import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { speaksOf, tracesOf, withoutTraces } from './traces.ts'

const QUESTION = 'Добрый день! На Садовой третий день не горят фонари, когда починят?'
const traces = tracesOf({ texts: [QUESTION, 'Нет воды'], names: ['Вера Кузина', 'ночной_гость', 'Ян'] })

describe('the traces of a question', () => {
  it.each([
    ['• На Садовой третий день не горят фонари — «Починим завтра.»', true],
    ['садовой ТРЕТИЙ день — не горят', true],
    ['нет воды', true],
    ['Вере Кузиной ответили. Вера Кузина благодарит', true],
    // Three words in a row, half a name and a name of two letters are everybody's.
    ['Третий день не можем дозвониться', false],
    ['Вера, свет дали', false],
    ['Ян ответил', false],
    ['', false],
  ])('«%s»: %s', (text, isTold) => {
    expect(speaksOf(traces, text)).toBe(isTold)
  })

  it('leave a digest with the lines of others', () => {
    const digest = [
      ...['Ответили:', '• На Садовой третий день не горят фонари — «Да.»', '• Когда автобус? — «В шесть.»'],
      ...['', 'Готовим ответ:', '• Нет воды'],
    ]
    expect(withoutTraces(traces, digest.join('\n')).split('\n')).toEqual([
      ...['Ответили:', '• Стёрто по требованию автора', '• Когда автобус? — «В шесть.»'],
      ...['', 'Готовим ответ:', '• Стёрто по требованию автора'],
    ])
  })

  it('are nowhere afterwards, and what has none of them stays as it was', () => {
    const word = fc.constantFrom('яма', 'свет', 'дорога', 'автобус', 'школа', 'вода', 'мост')
    const line = fc.array(word, { maxLength: 9 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), line, (lines, erased) => {
        const own = tracesOf({ texts: [erased], names: [] })
        const text = lines.join('\n')
        const left = withoutTraces(own, text)
        for (const one of left.split('\n')) expect(speaksOf(own, one)).toBe(false)
        expect(withoutTraces(own, left)).toBe(left)
        for (const [at, one] of lines.entries())
          if (!speaksOf(own, one)) expect(left.split('\n')[at]).toBe(one)
        if (erased.split(' ').length >= 2) expect(speaksOf(own, `Пишут: ${erased}.`)).toBe(true)
      }),
    )
  })
})
