import { expect, it } from 'vitest'
import { DISMISS_CODES } from '../../../lib/words/names.ts'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { DismissReasonChoice } from './DismissReasonChoice.tsx'

it('lets a person choose by a digit and chooses nothing itself', () => {
  const html = renderRussian(<DismissReasonChoice value={null} shouldFocus onChange={() => {}} />)
  expect(html.match(/type="radio"/g)).toHaveLength(DISMISS_CODES.length)
  expect(html).not.toContain('checked')
  expect(html).toContain(`aria-keyshortcuts="${DISMISS_CODES.length}"`)
})
