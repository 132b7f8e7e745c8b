import { expect, it } from 'vitest'
import type { Check } from '../answers.queries.ts'
import { unseenRemarks } from './unseen-remarks.ts'

const check = (code: string, state: Check['state'], words: string[] = []): Check => ({
  ...{ code, state, words, part: 'public', value: null },
})

it('finds the hour that has passed since the page was opened', () => {
  const shown = [check('promise_ahead', 'pass'), check('plain_language', 'attention')]
  const over = check('promise_ahead', 'attention', ['до 12:27'])
  expect(unseenRemarks(shown, [over, check('plain_language', 'attention')])).toEqual([over])
})

it('finds nothing new in what the page shows already, and another hour is news', () => {
  const shown = [check('promise_ahead', 'attention', ['до 12:27'])]
  expect(unseenRemarks(shown, shown)).toEqual([])
  const later = check('promise_ahead', 'attention', ['до 12:27', 'до 12:40'])
  expect(unseenRemarks(shown, [later])).toEqual([later])
})

it('finds every remark where none was shown yet', () => {
  expect(unseenRemarks([], [check('greeting', 'attention'), check('readable', 'pass')])).toHaveLength(1)
})
