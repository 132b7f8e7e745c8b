// @vitest-environment jsdom
/** The palette of whoever reads no questions: what it asks for, and what it finds. */
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { screen, waitFor } from '@testing-library/react'
import { IncidentListItem } from '@veche/contract/incidents.ts'
import type { SearchResponse } from '@veche/contract/portal/search.ts'
import { DESK_ROUTES } from '@veche/contract/routes/desk.ts'
import { DIRECTORY_ROUTES } from '@veche/contract/routes/directory.ts'
import { INCIDENT_ROUTES } from '@veche/contract/routes/incidents.ts'
import { SEARCH_ROUTES } from '@veche/contract/routes/portal/search.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../testing/fake-network.ts'
import { ME } from '../../testing/frame.ts'
import { buildIncident, DIRECTORY } from '../../testing/incidents.ts'
import { show } from '../../testing/show.tsx'
import { PaletteHost } from '../PaletteHost.tsx'

const network = fakeNetworkForEach()
const NOTHING = Object.fromEntries(
  Object.keys(ME.abilities).map((name) => [name, false]),
) as typeof ME.abilities
const ABILITIES = {
  ...NOTHING,
  manageUsers: true,
  seeInstallation: true,
  manageWebhooks: true,
  seeRules: true,
  manageDirectory: true,
  seeToday: true,
}

function Page({ abilities = ABILITIES }: { abilities?: typeof ABILITIES }) {
  const nothing = () => undefined
  return <PaletteHost me={{ ...ME, abilities }} onShowKeys={nothing} onShowOwn={nothing} onClose={nothing} />
}

const OF_NOTE = '0198d1a0-0000-7000-8000-000000000001'
type Found = SearchResponse['found'][number]
const row = (kind: Found['kind'], changes: Partial<Found> = {}): Found => ({
  ...{ kind, id: `0000-${kind}`, title: `Снеготаялка: ${kind}`, about: null, municipalityCode: null },
  ...{ agencyCode: null, incidentId: null, isNearly: false, ...changes },
})

it('names the kind of whatever the server found, says what is only like the words, and opens it', async () => {
  const found = [
    row('note', { about: 'Исполнитель Глеб · № 7 · Яма', incidentId: OF_NOTE }),
    row('subtask'),
    ...(['outage', 'fake', 'livestream', 'template', 'macro', 'rule', 'exercise'] as const).map((kind) =>
      row(kind),
    ),
    row('run', { isNearly: true, about: 'Глава Дарья' }),
  ]
  network.serve(DESK_ROUTES.findPeople, () => ({ people: [] }))
  network.serve(SEARCH_ROUTES.search, () => ({ found }))
  const history = createMemoryHistory({ initialEntries: ['/'] })
  const routeTree = createRootRoute({ component: Page })
  const { user } = show(<RouterProvider router={createRouter({ routeTree, history })} />)
  await user.type(await screen.findByRole('combobox'), 'снеготаялка')
  await screen.findByRole('option', { name: /Снеготаялка: note/ })
  const said = screen.getAllByRole('option').map(({ textContent }) => textContent)
  expect(said).toEqual([
    'Снеготаялка: noteИсполнитель Глеб · № 7 · ЯмаЗаметки',
    'Снеготаялка: subtaskПодзадачи',
    'Снеготаялка: outageОтключения',
    'Снеготаялка: fakeФейки',
    'Снеготаялка: livestreamЭфиры',
    'Снеготаялка: templateШаблоны',
    'Снеготаялка: macroна карточке вопросаМакросы',
    'Снеготаялка: ruleПравила',
    'Снеготаялка: exerciseУчения',
    'Снеготаялка: runпохоже · Глава ДарьяСыгранные учения',
  ])
  for (const [kind, href] of [
    ['note', `/incident/${OF_NOTE}`],
    ['subtask', '/tasks'],
    ['outage', '/outages/0000-outage'],
    ['fake', '/fakes/0000-fake'],
    ['livestream', '/livestreams/0000-livestream'],
    ['template', `/templates?search=${encodeURIComponent('Снеготаялка: template').replaceAll('%20', '+')}`],
    ['macro', '/desk'],
    ['rule', '/rules/0000-rule'],
    ['exercise', '/exercises'],
    ['run', '/exercises/0000-run'],
  ]) {
    await user.click(screen.getByRole('option', { name: new RegExp(`Снеготаялка: ${kind}`) }))
    await waitFor(() => expect(history.location.href).toBe(href))
  }
})

it('offers the webhooks by their name, and asks nothing that would be refused', async () => {
  network.serve(DESK_ROUTES.findPeople, () => ({ people: [] }))
  network.serve(SEARCH_ROUTES.search, () => ({ found: [] }))
  const history = createMemoryHistory({ initialEntries: ['/'] })
  const routeTree = createRootRoute({ component: Page })
  const { user } = show(<RouterProvider router={createRouter({ routeTree, history })} />)
  await user.type(await screen.findByRole('combobox'), 'вебхук')
  expect(await screen.findByRole('option', { name: /Вебхуки/ })).toBeTruthy()
  // By the word as people say it, whatever the number of the name.
  await user.clear(screen.getByRole('combobox'))
  await user.type(screen.getByRole('combobox'), 'правило')
  for (const name of [/^Правила/, /^Нормативы сроков/])
    expect(await screen.findByRole('option', { name })).toBeTruthy()
  await waitFor(() => expect(network.calls('GET').some((path) => path.includes('/people'))).toBe(true))
  expect(network.calls('GET').filter((path) => path.includes('/incidents'))).toEqual([])
})

it('shows what has the words before questions that only may be meant', async () => {
  network.serve(DIRECTORY_ROUTES.read, () => DIRECTORY)
  network.serve(INCIDENT_ROUTES.list, () => ({ incidents: [], nextCursor: null, isCut: false, also: [] }))
  network.serve(INCIDENT_ROUTES.likely, () => ({
    incidents: [IncidentListItem.parse(buildIncident({ title: 'Яма у дома Зуева' }))],
  }))
  network.serve(SEARCH_ROUTES.search, () => ({ found: [row('contact', { title: 'Павел Зуев' })] }))
  const history = createMemoryHistory({ initialEntries: ['/'] })
  const routeTree = createRootRoute({
    component: () => <Page abilities={{ ...NOTHING, seeTasks: true, seeToday: true }} />,
  })
  const { user } = show(<RouterProvider router={createRouter({ routeTree, history })} />)
  await user.type(await screen.findByRole('combobox'), 'павел зуев')
  await screen.findByRole('option', { name: /Яма у дома Зуева/ })
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Павел Зуев/),
    expect.stringMatching(/^Яма у дома Зуева/),
  ])
})
