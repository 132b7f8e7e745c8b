// @vitest-environment jsdom
/** What a topic must be told at acceptance is asked in the window of acceptance, and goes along with it. */

import { act, screen, waitFor, within } from '@testing-library/react'
import { OWN_FIELD_ROUTES } from '@veche/contract/routes/casework/own-fields.ts'
import { DIRECTORY_ROUTES } from '@veche/contract/routes/directory.ts'
import { INCIDENT_ROUTES } from '@veche/contract/routes/incidents.ts'
import { expect, it, vi } from 'vitest'
import { describedBy } from '../../../testing/described.ts'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { abilitiesOf, buildIncident } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { TriageDialog } from './TriageDialog.tsx'

const network = fakeNetworkForEach()
const FIELD = {
  ...{ code: 'route', name: 'Номер маршрута', nameEn: null, hint: null, kind: 'line' as const },
  ...{ topicCodes: ['bus'], groupCodes: [], need: 'accept' as const, asksResident: false, options: [] },
  ...{ maxLength: 5, min: null, max: null, isRetired: false },
}
const incident = buildIncident({
  ...{ topicCode: 'bus', municipalityCode: 'valday', abilities: abilitiesOf('accept') },
})

it('asks for it there, and sends nothing before it is said', async () => {
  const later = { ...FIELD, code: 'later', name: 'Потом', need: 'answer' as const }
  network.serve(OWN_FIELD_ROUTES.list, () => ({ fields: [FIELD, later] }))
  network.serve(DIRECTORY_ROUTES.read, () => ({
    ...{ municipalities: [], agencies: [], topicGroups: [], topics: [] },
    retired: { municipalities: [], agencies: [], units: [], topics: [] },
  }))
  network.serve(DIRECTORY_ROUTES.routing, () => ({
    agencyCode: null,
    unitCode: null,
    matched: 'none' as const,
  }))
  network.serve(INCIDENT_ROUTES.listActivity, () => ({ activities: [] }))
  network.serve(INCIDENT_ROUTES.runCommand, () => incident)
  const onDone = vi.fn()
  const { user } = show(
    <TriageDialog incident={incident} focus="topic" onClose={() => undefined} onDone={onDone} />,
  )
  await screen.findAllByRole('dialog')
  await act(() => vi.dynamicImportSettled())
  const dialog = within(screen.getByRole('dialog'))
  const route = await dialog.findByRole('textbox', { name: 'Номер маршрута' })
  expect(dialog.queryByRole('textbox', { name: 'Потом' })).toBeNull()
  await user.click(dialog.getByRole('button', { name: 'Разметить' }))
  expect(describedBy(route)).toContain('Заполните это поле')
  expect(network.sentTo(INCIDENT_ROUTES.runCommand)).toEqual([])
  await user.type(route, ' 7к ')
  await user.keyboard('{Control>}{Enter}{/Control}')
  await waitFor(() => expect(onDone).toHaveBeenCalled())
  expect(network.sentTo(INCIDENT_ROUTES.runCommand)).toEqual([
    expect.objectContaining({ type: 'accept', topicCode: 'bus', ownFields: { route: '7к' } }),
  ])
})
