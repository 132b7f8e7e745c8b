// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import type { Check } from '../answers.queries.ts'
import { ChecklistFold } from './ChecklistFold.tsx'

fakeNetworkForEach()

const check = (code: Check['code'], state: Check['state']): Check => ({
  ...{ code, state, part: 'public', words: [], value: null },
})

it('says of a check the same in its short row and in the list', () => {
  const checks = [
    check('action_said', 'pass'),
    check('questions_answered', 'unsure'),
    check('date_given', 'attention'),
    check('contact_given', 'pass'),
  ]
  show(<ChecklistFold checks={checks} onShow={null} />)
  const summary = document.querySelector('summary')?.textContent
  expect(summary).toContain('решает человек:сделано')
  expect(summary).toContain('внимание:когда')
  expect(summary).toContain('в порядке:кто')
  expect(screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual([
    ...['сделано', 'когда', 'кто'],
  ])
  expect(screen.getByText('2 из 4 · 1 замечание · проверить самим: 1')).toBeTruthy()
  const rowOf = (name: RegExp) => screen.getByText(name).closest('li')?.textContent
  expect(rowOf(/Проверьте сами, на всё ли отвечено/)).toContain('решает человек:')
})

it('ticks nothing that the promise still lacks, whatever the text names', () => {
  const checks = [check('date_given', 'pass'), check('contact_given', 'pass')]
  show(<ChecklistFold checks={checks} onShow={null} open={['who']} />)
  const summary = document.querySelector('summary')?.textContent
  expect(summary).toContain('в порядке:когда')
  expect(summary).not.toContain('в порядке:кто')
})
