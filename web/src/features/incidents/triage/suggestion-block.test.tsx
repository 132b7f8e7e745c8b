// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { buildIncident, SURE_SUGGESTION } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { SuggestionBlock } from './SuggestionBlock.tsx'

fakeNetworkForEach()

it('offers a third topic of two in a hundred by one press, and nothing below', async () => {
  const alternatives = [
    { code: 'first', confidence: 0.2 },
    { code: 'second', confidence: 0.02 },
    { code: 'noise', confidence: 0.019 },
  ]
  const onTakeTopic = vi.fn()
  const incident = buildIncident({ suggestion: { ...SURE_SUGGESTION, alternatives } })
  const { user } = show(
    <SuggestionBlock incident={incident} onEdit={() => undefined} onTakeTopic={onTakeTopic} />,
  )
  await user.click(await screen.findByRole('button', { name: /\s2\s?%$/ }))
  expect(onTakeTopic).toHaveBeenCalledWith('second')
  expect(screen.getAllByRole('button', { name: /%$/ })).toHaveLength(2)
})
