import { expect, it } from 'vitest'
import { joinLines } from './join-lines.ts'
import { ANSWER_LINE_LIMIT } from './limits.ts'

it('takes the line as it is where nobody wrote meanwhile, or where it is not told how it began', () => {
  expect(joinLines({ kept: null, before: '', line: 'В среду' })).toBe('В среду')
  expect(joinLines({ kept: 'В среду', before: 'В среду', line: 'В четверг' })).toBe('В четверг')
  expect(joinLines({ kept: 'В среду', before: 'В среду', line: '' })).toBe('')
  expect(joinLines({ kept: 'В среду', before: undefined, line: 'В четверг' })).toBe('В четверг')
})

it('keeps what another wrote meanwhile before what comes later, the same words once', () => {
  expect(joinLines({ kept: 'В среду', before: '', line: 'Насос купили' })).toBe('В среду · Насос купили')
  expect(joinLines({ kept: 'В среду', before: '', line: 'В среду' })).toBe('В среду')
  expect(joinLines({ kept: 'В пятницу', before: 'В среду', line: 'В четверг' })).toBe('В пятницу · В четверг')
})

it('mends its own part of what was joined and leaves the other', () => {
  const kept = 'В среду · Насос $& купили'
  expect(joinLines({ kept, before: 'Насос $& купили', line: 'Насос $& привезли' })).toBe(
    'В среду · Насос $& привезли',
  )
  expect(joinLines({ kept, before: 'В среду', line: '' })).toBe('Насос $& купили')
})

it('takes away no words that its writer has not seen, and brings none back that were taken away', () => {
  expect(joinLines({ kept: 'В пятницу', before: 'В среду', line: '' })).toBe('В пятницу')
  expect(joinLines({ kept: null, before: 'В среду', line: 'В четверг' })).toBe('В четверг')
})

it('joins nothing that would not fit', () => {
  const long = 'я'.repeat(ANSWER_LINE_LIMIT - 5)
  expect(joinLines({ kept: long, before: '', line: 'да' })).toHaveLength(ANSWER_LINE_LIMIT)
  expect(joinLines({ kept: long, before: '', line: 'нет' })).toBeNull()
})
