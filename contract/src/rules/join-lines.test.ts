import { expect, it } from 'vitest'
import { type Written, writeLine } from './join-lines.ts'
import { ANSWER_LINE_LIMIT } from './limits.ts'

const write = (line: string | null, written: Written) => writeLine({ line, remark: null }, written)
const lineOf = (line: string | null, written: Written) => write(line, written)?.line

it('takes the line as it is where nobody wrote meanwhile, or where it is not told how it began', () => {
  expect(write(null, { before: '', line: 'В среду' })).toEqual({ line: 'В среду', remark: null })
  expect(lineOf('В среду', { before: 'В среду', line: 'В четверг' })).toBe('В четверг')
  expect(lineOf('В среду', { before: 'В среду', line: '' })).toBeNull()
  expect(lineOf('В среду', { line: 'В четверг' })).toBe('В четверг')
})

it('keeps what another wrote meanwhile before what comes later, the same words once, and says that two wrote', () => {
  expect(write('В среду', { before: '', line: 'Насос купили' })).toEqual({
    ...{ line: 'В среду · Насос купили', remark: 'joined' },
  })
  expect(write('В среду', { before: '', line: 'В среду' })).toEqual({ line: 'В среду', remark: null })
  expect(lineOf('В пятницу', { before: 'В среду', line: 'В четверг' })).toBe('В пятницу · В четверг')
})

it('mends its own part of what was joined and leaves the other', () => {
  const kept = 'В среду · Насос $& купили'
  expect(write(kept, { before: 'Насос $& купили', line: 'Насос $& привезли' })).toEqual({
    ...{ line: 'В среду · Насос $& привезли', remark: 'joined' },
  })
  expect(write(kept, { before: 'В среду', line: '' })).toEqual({ line: 'Насос $& купили', remark: null })
})

it('takes away no words that its writer has not seen, and brings none back that were taken away', () => {
  expect(lineOf('В пятницу', { before: 'В среду', line: '' })).toBe('В пятницу')
  expect(lineOf(null, { before: 'В среду', line: 'В четверг' })).toBe('В четверг')
})

it('joins nothing that would not fit', () => {
  const long = 'я'.repeat(ANSWER_LINE_LIMIT - 5)
  expect(lineOf(long, { before: '', line: 'да' })).toHaveLength(ANSWER_LINE_LIMIT)
  expect(write(long, { before: '', line: 'нет' })).toBeNull()
})

it('remarks what its writer left in the middle until somebody has seen and written the whole', () => {
  const half = write(null, { before: '', line: 'Воду вкл', isUnfinished: true })
  expect(half).toEqual({ line: 'Воду вкл', remark: 'unfinished' })
  expect(half && writeLine(half, { before: '', line: 'Воду вкл' })).toEqual(half)
  expect(half && writeLine(half, { before: 'Воду вкл', line: 'Воду включат' })).toEqual({
    ...{ line: 'Воду включат', remark: null },
  })
  const joined = { line: 'В среду · Насос', remark: 'joined' } as const
  expect(writeLine(joined, { before: joined.line, line: 'В среду, насос купили' })?.remark).toBeNull()
})
