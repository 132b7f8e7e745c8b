// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import type { BoardItem } from '@veche/contract/control.ts'
import { HOUR_MS } from '@veche/contract/durations.ts'
import { DESK_ROUTES } from '@veche/contract/routes/desk.ts'
import { expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../testing/fake-network.ts'
import { show } from '../../testing/show.tsx'
import { BoardItems } from './BoardItems.tsx'
import type { Figure } from './control.queries.ts'
import { FigureFiles } from './FigureFiles.tsx'

const network = fakeNetworkForEach()
const fromNow = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString()
const ITEM: BoardItem = {
  ...{ incidentId: '00000000-0000-7000-8000-000000000001', number: 7, title: 'Когда заделают яму?' },
  ...{ step: 'in_progress', owner: 'centre', topicCode: null, municipalityCode: null, assigneeName: null },
  ...{ isUrgent: false, dueAt: null, change: null, returned: null, spent: [] },
  ...{ at: fromNow(-2.5), term: 'draft' },
}

async function shownFor(figure: Figure, item: BoardItem) {
  network.serve(DESK_ROUTES.listBoardItems, () => ({ items: [item], nextCursor: null }))
  const { leave } = show(
    <BoardItems figure={figure} renderIncident={(_, content) => <a href="/incident">{content}</a>} />,
  )
  const text = within(await screen.findByRole('listitem')).getByText(/./, { selector: '.nw' }).textContent
  leave()
  return text?.replaceAll('\u00a0', ' ')
}

it('says whose term it is: of a step, of a promise, of a part of an answer', async () => {
  expect(await shownFor({ figure: 'work' }, ITEM)).toMatch(/^Проект ответа: просрочено на 2 ч/)
  const other = { ...ITEM, at: fromNow(1), term: null }
  expect(await shownFor({ figure: 'promises' }, other)).toMatch(/^Обещание: срок /)
  expect(await shownFor({ figure: 'contributions' }, other)).toMatch(/^Часть ответа: срок /)
})

it('calls nothing late by the moment when something happened', async () => {
  for (const figure of ['clarifications', 'silent_clarifications', 'sent_back'] as const)
    expect(await shownFor({ figure }, { ...ITEM, term: null })).not.toContain('просрочено')
})

it('gives the rows of the same figure on paper and as a table', async () => {
  const print = vi.spyOn(window, 'print').mockReturnValue(undefined)
  const { user } = show(
    <FigureFiles figure={{ figure: 'work', owner: 'centre', to: '2026-12-02T09:00:00Z' }} />,
  )
  await user.click(screen.getByRole('button', { name: 'Печать' }))
  expect(print).toHaveBeenCalledOnce()
  const address = screen.getByRole('link', { name: /^Выгрузить таблицей/ }).getAttribute('href')
  expect(address).toBe('/api/board/items.csv?figure=work&owner=centre&to=2026-12-02T09%3A00%3A00Z')
})
