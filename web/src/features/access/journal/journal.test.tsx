// @vitest-environment jsdom

import { screen, waitFor } from '@testing-library/react'
import type { JournalEntryResponse } from '@veche/contract/access.ts'
import { JOURNAL_ROUTES } from '@veche/contract/routes/admin/journal.ts'
import { expect, it } from 'vitest'
import { describedBy } from '../../../testing/described.ts'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { Journal } from './Journal.tsx'

const network = fakeNetworkForEach()

function row(id: string, action: string, actorName: string): JournalEntryResponse {
  return {
    ...{ id, action, actorName, at: '2026-11-20T09:00:00Z', objectType: 'incident', objectId: null },
    ...{ objectName: null, details: {}, ip: null, userAgent: null },
  }
}

it('says of a question who changed and who opened it, as its card and the journal say it', async () => {
  network.serve(JOURNAL_ROUTES.list, () => ({
    entries: [
      row('reading-1', 'reading.card', 'Вера'),
      row('step-1', 'step.assign', 'Борис'),
      row('step-2', 'step.contribution_asked', 'Олег'),
    ],
    since: '2026-10-21T09:00:00Z',
    nextCursor: null,
  }))
  const common = { onAsk: () => undefined, renderObject: (_entry: unknown, name: string) => name }
  const { user } = show(<Journal asked={{ number: '12' }} {...common} />)

  // One sentence says what is here; it does not call a part the whole.
  const head = await screen.findByText(/Записи — с 21 октября/)
  expect(head.textContent).toMatch(/^О вопросе № 12 показано, .*Показов в списках здесь нет/)
  expect(screen.queryByText(/Показано (не )?всё/)).toBeNull()
  expect(describedBy(screen.getByLabelText('Что')).join()).toMatch(/Показ — строка вопроса в чьём-то списке/)
  expect(screen.getByRole('row', { name: /Вера.*Открыта карточка вопроса/ })).toBeTruthy()
  expect(screen.getByRole('row', { name: /Борис.*Назначено/ })).toBeTruthy()
  expect(screen.getByRole('row', { name: /Олег.*Запрошен/ })).toBeTruthy()
  expect(screen.getByRole('option', { name: 'Кто видел вопрос' })).toBeTruthy()
  const file = screen.getByRole('link', { name: 'Выгрузить в CSV' })
  expect(file.getAttribute('href')).toBe('/api/journal/export?except=reading.list&number=12')

  await user.type(screen.getByLabelText('Вопрос №'), 'а')
  expect(screen.getByText('Это не номер вопроса.')).toBeTruthy()
  expect(screen.queryByRole('option', { name: 'Кто видел вопрос' })).toBeNull()
})

it('names the question and the exercise that a row is about', async () => {
  network.serve(JOURNAL_ROUTES.list, () => ({
    entries: [
      { ...row('1', 'contact.shown', 'Вера'), details: { number: 57 } },
      { ...row('2', 'readings.sought', 'Борис'), details: { numbers: [57], way: 'shown' } },
      { ...row('3', 'exercise.ended', 'Олег'), details: { title: 'Авария на водоводе' } },
    ],
    ...{ since: null, nextCursor: null },
  }))
  show(<Journal asked={{}} onAsk={() => undefined} renderObject={(_entry: unknown, name: string) => name} />)
  expect(await screen.findByRole('row', { name: /Показан контакт жителя номер: 57/ })).toBeTruthy()
  expect(screen.getByRole('row', { name: /Искали, кто видел данные вопрос №: 57/ })).toBeTruthy()
  expect(screen.getByRole('row', { name: /Закончены учения название: Авария на водоводе/ })).toBeTruthy()
  expect(screen.getByLabelText('Адрес (IP)')).toBeTruthy()
})

it('leaves lists out of one question until they are asked for, and tells rows of a minute apart', async () => {
  const list = { ...row('reading-1', 'reading.list', 'Вера'), details: { count: 40 } }
  const step = { ...row('step-1', 'step.assign_person', 'Борис'), details: { assignee: 'Нина Рябова' } }
  network.serve(JOURNAL_ROUTES.list, ({ query }) => ({
    entries: [{ ...step, at: '2026-11-20T09:00:07Z' }, ...(query.has('except') ? [] : [list])],
    ...{ since: null, nextCursor: null },
  }))
  const common = { onAsk: () => undefined, renderObject: (_entry: unknown, name: string) => name }
  const { user } = show(<Journal asked={{ number: '12' }} {...common} />)

  expect(await screen.findByRole('row', { name: /, 12:00:07 Борис.*исполнитель: Нина Рябова/ })).toBeTruthy()
  await user.selectOptions(screen.getByLabelText('Что'), 'Всё')
  expect(
    await screen.findByRole('row', { name: /, 12:00:00 Вера Показан в списке сколько: 40/ }),
  ).toBeTruthy()
  expect(screen.getByRole('row', { name: /, 12:00:07 Борис/ })).toBeTruthy()
})

it('says at its head what it leaves out, and shows everything at one press', async () => {
  network.serve(JOURNAL_ROUTES.list, () => ({
    entries: [row('step-1', 'user.created', 'Борис')],
    ...{ since: null, nextCursor: null },
  }))
  const common = { onAsk: () => undefined, renderObject: (_entry: unknown, name: string) => name }
  const { user, leave } = show(<Journal asked={{ group: 'user', from: '2026-11-01' }} {...common} />)
  const head = await screen.findByText(/^Показано не всё\. Что: .*; С: 1 ноября$/)
  await user.click(screen.getByRole('button', { name: 'Показать весь журнал' }))
  expect(head.isConnected).toBe(false)
  expect(screen.getByLabelText<HTMLSelectElement>('Что').value).toBe('')
  leave()

  // Its number alone leaves lists out.
  const { user: again } = show(<Journal asked={{ number: '12' }} {...common} />)
  expect(await screen.findByText(/^О вопросе № 12 показано, .*Показов в списках здесь нет/)).toBeTruthy()
  await again.click(screen.getByRole('button', { name: 'Показать всё о вопросе' }))
  expect(screen.queryByText(/Показов в списках здесь нет/)).toBeNull()
  expect(screen.getByLabelText<HTMLSelectElement>('Что').value).toBe('any')
})

it('finds by words of what an entry is about, and says so in its head and in the file', async () => {
  network.serve(JOURNAL_ROUTES.list, ({ query }) => ({
    entries: query.get('words') === 'нигде' ? [] : [row('7', 'channel.changed', 'Борис')],
    ...{ since: null, nextCursor: null },
  }))
  const asked: unknown[] = []
  const common = {
    onAsk: (form: unknown) => asked.push(form),
    renderObject: (_: unknown, name: string) => name,
  }
  const { user } = show(<Journal asked={{}} {...common} />)
  await user.type(await screen.findByLabelText('О чём'), 'Подслушано')

  await screen.findByText('Показано не всё. О чём: Подслушано')
  await waitFor(() => expect(asked.at(-1)).toEqual({ words: 'Подслушано' }))
  const file = await screen.findByRole('link', { name: 'Выгрузить в CSV' })
  expect(new URL(file.getAttribute('href') ?? '', 'http://x').searchParams.get('words')).toBe('Подслушано')

  await user.clear(screen.getByLabelText('О чём'))
  await user.type(screen.getByLabelText('О чём'), 'нигде')
  expect(await screen.findByText(/О чём: «нигде»/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Сбросить' }))
  expect(await screen.findByRole('row', { name: /Борис/ })).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('О чём').value).toBe('')
})

it('turns to the oldest first by the keyboard at its head, and by a choice where there is no head', async () => {
  network.serve(JOURNAL_ROUTES.list, ({ query }) => {
    const rows = [row('2', 'user.created', 'Вера'), row('1', 'user.created', 'Борис')]
    const entries = query.get('order') === 'oldest' ? rows.toReversed() : rows
    return { entries, since: null, nextCursor: null }
  })
  const asked: unknown[] = []
  const common = {
    onAsk: (form: unknown) => asked.push(form),
    renderObject: (_: unknown, name: string) => name,
  }
  const { user } = show(<Journal asked={{}} {...common} />)
  const names = () => screen.getAllByRole('row', { name: /Вера|Борис/ }).map((one) => one.textContent)
  const sorted = () => screen.getByRole('columnheader', { name: 'Когда' }).getAttribute('aria-sort')
  const head = await screen.findByRole('button', { name: 'Когда' })
  expect([sorted(), names()[0]]).toEqual(['descending', expect.stringContaining('Вера')])

  head.focus()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(names()[0]).toContain('Борис'))
  expect(sorted()).toBe('ascending')
  expect(document.activeElement).toBe(head)
  expect(screen.getByText('Сначала старые записи.')).toBeTruthy()
  expect(asked.at(-1)).toEqual({ order: 'oldest' })
  const file = screen.getByRole('link', { name: 'Выгрузить в CSV' })
  expect(file.getAttribute('href')).toBe('/api/journal/export?order=oldest')

  await user.selectOptions(screen.getByLabelText('Сначала'), 'Новые')
  await waitFor(() => expect(names()[0]).toContain('Вера'))
  await user.selectOptions(screen.getByLabelText('Сначала'), 'Старые')
  await user.click(screen.getByRole('button', { name: 'Сбросить' }))
  expect(sorted()).toBe('descending')
})
