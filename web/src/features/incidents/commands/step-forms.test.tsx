// @vitest-environment jsdom
/** Steps that ask for words or a choice: what is missing is said at its field, and what is whole is sent. */

import { act, screen } from '@testing-library/react'
import { INCIDENT_ROUTES } from '@veche/contract/routes/incidents.ts'
import { beforeEach, expect, it, vi } from 'vitest'
import { describedBy } from '../../../testing/described.ts'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { abilitiesOf, buildIncident } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { JoinEventDialog } from '../merging/JoinEventDialog.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import { ReturnDialog } from './StepDialogs.tsx'

const network = fakeNetworkForEach()
const acts = { onClose: () => undefined, onDone: vi.fn() }
const incident = buildIncident({ version: 3, abilities: abilitiesOf('reopen', 'return', 'join_event') })
const event = {
  ...buildIncident(),
  id: '00000000-0000-7000-8000-0000000000ee',
  place: 'Шимск',
  approval: null,
  handWay: null,
}

beforeEach(() => {
  network.serve(INCIDENT_ROUTES.listActivity, () => ({ activities: [] }))
  network.serve(INCIDENT_ROUTES.runCommand, () => buildIncident({ version: 4 }))
})

async function open(node: React.ReactNode) {
  const shown = show(node)
  await screen.findAllByRole('dialog')
  await act(() => vi.dynamicImportSettled())
  return shown
}
const press = (name: string) => screen.getByRole('button', { name })
const sent = () => network.sentTo(INCIDENT_ROUTES.runCommand)

it.each([
  ['reopen', <ReasonDialog key="" {...acts} incident={incident} type="reopen" />, 'Вернуть в работу'],
  ['return', <ReturnDialog key="" {...acts} incident={incident} />, 'Вернуть на распределение'],
])('%s is sent with a reason of three letters or more alone', async (type, form, submit) => {
  const { user } = await open(form)
  const reason = () => screen.getByRole('textbox')
  expect(reason().getAttribute('aria-invalid')).toBeNull()
  await user.type(reason(), ' не ')
  await user.click(press(submit))
  expect(describedBy(reason())).toContain('Напишите, почему: три буквы или больше')
  expect(document.activeElement).toBe(reason())
  expect(sent()).toEqual([])
  await user.type(reason(), 'сделано')
  await user.click(press(submit))
  expect(sent()).toMatchObject([{ type, reason: ' не сделано', expectedVersion: 3 }])
})

it('says of a reason that is too long by how much it is', async () => {
  const { user } = await open(<ReasonDialog {...acts} incident={incident} type="reopen" />)
  await user.click(screen.getByRole('textbox'))
  await user.paste('а'.repeat(2001))
  await user.click(press('Вернуть в работу'))
  expect(describedBy(screen.getByRole('textbox'))).toContain('Знаков можно не больше 2000')
  expect(sent()).toEqual([])
})

it('joins no event before one is chosen', async () => {
  network.serve(INCIDENT_ROUTES.list, () => ({
    incidents: [event],
    nextCursor: null,
    isCut: false,
    also: [],
  }))
  const { user } = await open(<JoinEventDialog {...acts} incident={incident} />)
  const which = await screen.findByRole('combobox')
  await user.click(press('Отнести к событию'))
  expect(describedBy(which)).toContain('Выберите')
  expect(sent()).toEqual([])
})
