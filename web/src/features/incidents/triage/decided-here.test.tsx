// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { buildIncident, SURE_SUGGESTION } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { SuggestionBlock } from './SuggestionBlock.tsx'

fakeNetworkForEach()

it('says how often such questions of the place ended with the body that is offered', async () => {
  const reasons = [{ code: 'decided_here', words: ['8', '10'] }]
  const suggestion = { ...SURE_SUGGESTION, agency: { code: 'town', confidence: 0.8, reasons } }
  show(
    <SuggestionBlock
      incident={buildIncident({ suggestion })}
      onEdit={() => undefined}
      onTakeTopic={() => undefined}
    />,
  )
  expect(await screen.findByText('так решали 8 из 10 последних таких вопросов этого места')).toBeTruthy()
})
