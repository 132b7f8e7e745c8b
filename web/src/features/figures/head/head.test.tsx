// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react'
import { INCIDENT_ROUTES } from '@veche/contract/routes/incidents.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach, NO_LINE, Refused } from '../../../testing/fake-network.ts'
import { ME } from '../../../testing/frame.ts'
import { buildIncident } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import type { RenderRows } from '../render-links.ts'
import { buildFigures, ON_TIME } from '../testing/readings.ts'
import { FiveFigures, Remind, reminders } from './index.ts'

const network = fakeNetworkForEach()
const INCIDENTS = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002']
const [first = '', second = ''] = INCIDENTS
const late = (incidentId: string, assigneeName: string | null) => ({
  ...{ incidentId, assigneeName, title: `Вопрос ${incidentId.slice(-1)}` },
})
const renderIncident = (id: string, content: React.ReactNode) => <a href={`/incident/${id}`}>{content}</a>

it('five figures open their rows', () => {
  const { figures } = buildFigures({ on_time: ON_TIME, late_now: { value: 23, numerator: 23 } })
  const byCode = new Map(figures.map((reading) => [reading.code, reading]))
  const renderRows: RenderRows = ({ code }, content) => <a href={`/figures/${code}`}>{content}</a>
  show(<FiveFigures figures={byCode} renderRows={renderRows} />)
  const lines = within(screen.getByRole('list', { name: 'Показатели' })).getAllByRole('link')
  expect(lines.map((line) => line.getAttribute('href'))).toEqual([
    '/figures/questions',
    '/figures/on_time',
    '/figures/late_now',
    '/figures/promises_kept',
    '/figures/satisfaction',
  ])
  expect(lines[2]?.textContent).toContain('Просрочено без первого ответа')
  expect(lines[1]?.textContent?.replaceAll('\u00a0', ' ')).toContain('цель 95 % на 1,2 п. п. выше, лучше')
})

it('calls whoever has late questions to them, with words or without, and says what was left alone', async () => {
  network.serve(INCIDENT_ROUTES.remind, ({ path }) =>
    path.includes(second) ? new Refused(409, 'incident.reminded_today') : buildIncident(),
  )
  const items = [late(first, 'Нина Рябова'), late(second, null)]
  const { user } = show(<Remind {...{ items, renderIncident }} />)
  await user.click(screen.getByRole('button', { name: 'Напомнить' }))
  const dialog = screen.getByRole('dialog', { name: 'Напомнить исполнителям' })
  expect(within(dialog).getByText('Никто не взял: уведомление получат координаторы ведомства.')).toBeTruthy()
  await user.type(within(dialog).getByLabelText('Слова от себя'), 'ответьте сегодня')
  await user.click(within(dialog).getByRole('button', { name: 'Напомнить' }))
  expect(await screen.findByText('Напомнили: 1 вопрос')).toBeTruthy()
  expect(network.sentTo(INCIDENT_ROUTES.remind)).toEqual([
    { words: 'ответьте сегодня', commandKey: expect.any(String) },
    { words: 'ответьте сегодня', commandKey: expect.any(String) },
  ])
})

it('keeps the words where the server refuses, and says when one has reminded today already', async () => {
  network.serve(INCIDENT_ROUTES.remind, () => new Refused(500, 'unexpected'))
  const { user } = show(<Remind items={[late(first, 'Нина')]} renderIncident={renderIncident} />)
  await user.click(screen.getByRole('button', { name: 'Напомнить' }))
  const send = () => within(screen.getByRole('dialog')).getByRole('button', { name: 'Напомнить' })
  await user.type(screen.getByLabelText('Слова от себя'), 'жду')
  await user.click(send())
  expect((await screen.findAllByText(/./, { selector: '.er.late *' })).length).toBeGreaterThan(0)
  expect(screen.getByLabelText('Слова от себя')).toHaveProperty('value', 'жду')

  network.serve(INCIDENT_ROUTES.remind, () => new Refused(409, 'incident.reminded_today'))
  await user.click(send())
  expect(await screen.findByText(/уже напоминали сегодня/)).toBeTruthy()
})

it('reminds without a line once, and lets go of it', async () => {
  network.serve(INCIDENT_ROUTES.remind, () => NO_LINE)
  const { user, client } = show(<Remind items={[late(first, 'Нина')]} renderIncident={renderIncident} />)
  await waitFor(() => expect(client.isFetching()).toBe(0))
  await user.click(screen.getByRole('button', { name: 'Напомнить' }))
  await user.type(screen.getByLabelText('Слова от себя'), 'жду')
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Напомнить' }))
  await screen.findByText('Напомним, когда вернётся связь')
  expect(screen.queryByRole('button', { name: 'Напомнить' })).toBeNull()
  const [sent] = network.sentTo(INCIDENT_ROUTES.remind)
  network.serve(INCIDENT_ROUTES.remind, () => new Refused(409, 'incident.not_late'))
  const [run] = reminders.listRuns(ME.id)
  await act(() => run?.send())
  expect(network.sentTo(INCIDENT_ROUTES.remind)).toEqual([sent, sent])
  await screen.findByText(/^Не напомнили: /)
  // What was refused is offered again with its words.
  await user.click(screen.getByRole('button', { name: 'Напомнить' }))
  expect(screen.getByLabelText('Слова от себя')).toHaveProperty('value', 'жду')
  await user.click(screen.getByRole('button', { name: 'Отмена' }))
  await user.click(screen.getByRole('button', { name: 'Не напоминать' }))
  expect(screen.queryByText(/^Не напомнили: /)).toBeNull()
})
