// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import type { ListedIncident } from '@veche/contract/incidents.ts'
import { INCIDENT_ROUTES } from '@veche/contract/routes/incidents.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { ASKED_AT, buildIncident } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { SentTasks } from './SentTasks.tsx'

const network = fakeNetworkForEach()

const row = (no: number, changes: Partial<ListedIncident> = {}): ListedIncident => ({
  ...buildIncident({ id: `00000000-0000-7000-8000-00000000000${no}`, title: `Вопрос ${no}` }),
  ...{ place: '', approval: null, handWay: null, ...changes },
})

it('says of what was sent who holds it and since when', async () => {
  network.serve(INCIDENT_ROUTES.list, ({ query }) => {
    expect(query.get('queue')).toBe('mine_sent')
    return {
      incidents: [
        row(1, { step: 'approval', approval: { stage: 'agency', since: ASKED_AT } }),
        row(2, { step: 'approval', approval: { stage: 'centre', since: ASKED_AT } }),
        row(3, { step: 'publishing' }),
      ],
      ...{ nextCursor: null, isCut: false, also: [] },
    }
  })
  show(
    <SentTasks
      headClassName={undefined}
      listClassName={undefined}
      inOrder={(rows) => rows}
      renderTask={({ title }, mark) => (
        <>
          {title}: {mark}
        </>
      )}
    />,
  )
  expect(await screen.findByRole('region', { name: 'Отправлено, ждёт других 3' })).toBeTruthy()
  const rows = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
  expect(rows[0]).toMatch(/^Вопрос 1: решает руководитель ведомства, с\sвт, 24\sноября, 12:00$/)
  expect(rows[1]).toMatch(/^Вопрос 2: решает согласующий, с\sвт, 24\sноября, 12:00$/)
  expect(rows[2]).toBe('Вопрос 3: уходит автору')
})

it('shows at once what the reader has just sent, in the order of the lists beside it', async () => {
  const sent = [row(1)]
  network.serve(INCIDENT_ROUTES.list, () => ({
    ...{ incidents: [...sent], nextCursor: null, isCut: false, also: [] },
  }))
  const { client } = show(
    <SentTasks
      headClassName={undefined}
      listClassName={undefined}
      inOrder={(rows) => rows.toReversed()}
      renderTask={({ title }) => title}
    />,
  )
  await screen.findByText('Вопрос 1')
  sent.unshift(row(2))
  await client.invalidateQueries()
  await screen.findByText('Вопрос 2')
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Вопрос 1',
    'Вопрос 2',
  ])
  expect(screen.queryByRole('button', { name: /Показать/ })).toBeNull()
})
