// @vitest-environment jsdom
/** «Рядом»: tasks by how far they are from the phone, which alone knows where it is. */
import { screen } from '@testing-library/react'
import type { NearTasksResponse } from '@veche/contract/casework/near-tasks.ts'
import { ListedIncident } from '@veche/contract/incidents.ts'
import { INCIDENT_ROUTES } from '@veche/contract/routes/incidents.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fakeNetworkForEach, NO_LINE } from '../../../testing/fake-network.ts'
import { buildIncident } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { NearTasks } from './NearTasks.tsx'

const network = fakeNetworkForEach()
const idOf = (no: number) => `00000000-0000-7000-8000-${String(no).padStart(12, '0')}`
const HERE = { latitude: 58.52, longitude: 31.27 }

type Point = NearTasksResponse['tasks'][number]['point']
const taskAt = (no: number, title: string, point: Point) => ({
  incident: ListedIncident.parse({
    ...buildIncident({ id: idOf(no), title }),
    ...{ place: `1_${no}`, approval: null, handWay: null },
  }),
  point,
})
const TASKS = [
  taskAt(1, 'Далеко', { latitude: 58.6, longitude: 31.27, isExact: true }),
  taskAt(2, 'Неизвестно где', null),
  taskAt(3, 'Где-то в округе', { latitude: 58.56, longitude: 31.27, isExact: false }),
  taskAt(4, 'За углом', { latitude: 58.5212, longitude: 31.27, isExact: true }),
]

/** Null: the person or the sky refuses. */
function standAt(here: typeof HERE | null) {
  const getCurrentPosition = (found: PositionCallback, refused: PositionErrorCallback) =>
    here
      ? found({ coords: here } as unknown as GeolocationPosition)
      : refused({} as unknown as GeolocationPositionError)
  Object.defineProperty(navigator, 'geolocation', { configurable: true, value: { getCurrentPosition } })
}

beforeEach(() => {
  vi.stubGlobal('isSecureContext', true)
  network.serve(INCIDENT_ROUTES.near, () => ({ tasks: TASKS, isCut: false }))
})
afterEach(() => {
  Reflect.deleteProperty(navigator, 'geolocation')
  vi.unstubAllGlobals()
})

const open = () =>
  show(
    <NearTasks
      className={undefined}
      renderTask={({ title }, mark) => (
        <p>
          {title} {mark}
        </p>
      )}
    />,
  )
const rows = async () => (await screen.findAllByRole('listitem')).map(({ textContent }) => textContent)

it('lists the nearest first, says how far each is and how sure that is, and the unknown last', async () => {
  standAt(HERE)
  open()
  expect(await rows()).toEqual([
    'За углом 130 м',
    'Где-то в округе ≈ 4,4 км',
    'Далеко 8,9 км',
    'Неизвестно где ',
  ])
  // Where the phone is, nobody is told.
  expect(network.calls().filter((call) => call.includes('/near'))).toEqual(['GET /api/incidents/near'])
})

it('says that it does not know where the phone is, and what to do', async () => {
  standAt(null)
  open()
  await screen.findByText('Не знаем, где вы')
  expect(screen.queryByRole('list')).toBeNull()
})

it('says that there is no line where the tasks were never read', async () => {
  standAt(HERE)
  network.serve(INCIDENT_ROUTES.near, () => NO_LINE)
  open()
  await screen.findByRole('button', { name: 'Повторить' })
})
