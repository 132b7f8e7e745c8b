// @vitest-environment jsdom

import { act, screen, waitFor, within } from '@testing-library/react'
import type { PracticeResponse } from '@veche/contract/portal/practices.ts'
import { PRACTICE_ROUTES } from '@veche/contract/routes/portal/practices.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach, NO_LINE, Refused } from '../../../testing/fake-network.ts'
import { fakeUploadsForEach } from '../../../testing/fake-uploads.ts'
import { ME } from '../../../testing/frame.ts'
import { buildPractice, CONTENT, EFFECT, FEW, ID } from '../../../testing/practices.ts'
import { show } from '../../../testing/show.tsx'
import { ImportPracticesDialog } from './ImportPracticesDialog.tsx'
import { practiceComments, practiceVotes } from './kept-talk.ts'
import { PracticeDialog } from './PracticeDialog.tsx'
import { PracticeList } from './PracticeList.tsx'
import { PracticeScreen } from './PracticeScreen.tsx'

const network = fakeNetworkForEach()
const uploads = fakeUploadsForEach()
const screenOf = (changes: Partial<PracticeResponse> = {}) => (
  <PracticeScreen practice={buildPractice(changes)} back={null} />
)

it('says in words what changed, and honestly where there is too little', () => {
  const { adoptions: _, comments: __, content: ___, ...rest } = buildPractice()
  const row = { ...rest, adoptions: 2, comments: 1, effect: EFFECT }
  const few = { ...row, id: `${ID.slice(0, -1)}2`, effect: FEW, adoptions: 0 }
  show(<PracticeList label="Практики" practices={[row, few]} renderPractice={(_id, content) => content} />)
  const [proved, unsure] = within(screen.getByRole('list', { name: 'Практики' })).getAllByRole('listitem')
  expect(proved?.textContent).toMatch(/вопросы: лучше.*опоздания: лучше.*3 голоса.*взяли 2 округа/)
  expect(unsure?.textContent).toMatch(/Мало данных/)
  expect(unsure?.textContent).not.toMatch(/лучше/)
})

it('puts the place beside the region for the same weeks', () => {
  show(screenOf())
  const proof = within(screen.getByRole('region', { name: 'До и после' }))
  expect(proof.getByText('4 → 2')).toBeTruthy()
  expect(proof.getByText('по области 40 → 39')).toBeTruthy()
  expect(proof.getAllByText('лучше, чем по области')).toHaveLength(2)
  expect(proof.getByText('нет данных → нет данных')).toBeTruthy()
})

it('gives no verdict below the bound', () => {
  show(screenOf({ effect: FEW }))
  const proof = within(screen.getByRole('region', { name: 'До и после' }))
  expect(proof.getByText(/Вопросов до: 32, после: 21/)).toBeTruthy()
  expect(proof.queryByText(/чем по области/)).toBeNull()
})

it('lets another district say that it took it over', async () => {
  network.serve(PRACTICE_ROUTES.adopt, () => buildPractice())
  const { user } = show(screenOf({ mayAdoptIn: ['borovichi'] }))
  await user.click(screen.getByRole('button', { name: 'Взяли у себя' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.type(dialog.getByLabelText('Что сделали иначе'), 'По вторникам')
  await user.click(dialog.getByRole('button', { name: 'Взяли у себя' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(network.sentTo(PRACTICE_ROUTES.adopt)).toMatchObject([
    { municipalityCode: 'borovichi', note: 'По вторникам', startedOn: expect.any(String) },
  ])
})

it('sends back the version that was read, with words', async () => {
  network.serve(PRACTICE_ROUTES.runPracticeCommand, () => new Refused(409, 'practice.changed_meanwhile'))
  const { user } = show(screenOf({ mayApprove: true, isWaiting: true }))
  await user.click(screen.getByRole('button', { name: 'Вернуть' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.type(dialog.getByLabelText('Почему'), 'Сколько стоит?')
  await user.click(dialog.getByRole('button', { name: 'Вернуть' }))
  expect(await dialog.findByText(/текст изменился/)).toBeTruthy()
  expect(network.sentTo(PRACTICE_ROUTES.runPracticeCommand)).toEqual([
    { type: 'send_back', reason: 'Сколько стоит?', expectedVersion: 2 },
  ])
})

it('asks for no figure, and sends what was changed with how it stood', async () => {
  network.serve(PRACTICE_ROUTES.changePractice, () => buildPractice())
  const practice = buildPractice({ mayChange: true })
  const { user } = show(<PracticeDialog practice={practice} onClose={() => undefined} />)
  const dialog = within(screen.getByRole('dialog'))
  const cost = dialog.getByLabelText('Чего это стоило')
  await user.clear(cost)
  await user.type(cost, 'Два вечера')
  await user.click(dialog.getByRole('button', { name: 'Отправить на согласование' }))
  await waitFor(() => expect(network.sentTo(PRACTICE_ROUTES.changePractice)).toHaveLength(1))
  expect(network.sentTo(PRACTICE_ROUTES.changePractice)).toEqual([
    { ...CONTENT, cost: 'Два вечера', isSubmitted: true, before: CONTENT },
  ])
})

it('offers only places of the writer, and chooses the only one', async () => {
  show(<PracticeDialog practice={null} places={['sady']} onClose={() => undefined} />)
  const place = await screen.findByLabelText<HTMLSelectElement>('Округ')
  await waitFor(() => expect(place.options).toHaveLength(2))
  expect(place.value).toBe('sady')
})

const PICTURE = '00000000-0000-7000-8000-0000000000a1'
const jpeg = (name: string) => new File(['x'], name, { type: 'image/jpeg' })

it('shows photographs under what the writer said of each', () => {
  const pictures = [
    { id: PICTURE, caption: 'Светодиод у школы' },
    { id: PICTURE.replace('a1', 'a2'), caption: '' },
  ]
  show(screenOf({ content: { ...CONTENT, pictures } }))
  const list = within(screen.getByRole('list', { name: 'Фотографии' }))
  const [first, second] = list.getAllByRole<HTMLImageElement>('img')
  expect([first?.alt, second?.alt]).toEqual(['Светодиод у школы', 'Фотография 2'])
  expect(first?.getAttribute('src')).toBe(`/api/practices/pictures/${PICTURE}`)
})

it('brings photographs, names the one that did not come, and takes one away with a way back', async () => {
  uploads.answer(({ query }) =>
    query.get('name') === 'плохая.jpg'
      ? {
          status: 400,
          body: { code: 'practice.picture_unreadable', message: '', details: {}, requestId: 'x' },
        }
      : { status: 200, body: { id: query.get('id'), name: query.get('name') } },
  )
  network.serve(PRACTICE_ROUTES.changePractice, () => buildPractice())
  const practice = buildPractice({ mayChange: true })
  const { user } = show(<PracticeDialog practice={practice} onClose={() => undefined} />)
  const dialog = within(screen.getByRole('dialog'))
  const input = dialog.getByLabelText<HTMLInputElement>('Добавить фотографии', { selector: 'input' })
  await user.upload(input, [jpeg('до.jpg'), jpeg('плохая.jpg'), jpeg('после.jpg')])
  expect(await dialog.findByText(/^плохая.jpg: Файл повреждён/)).toBeTruthy()
  await user.type(await dialog.findByLabelText('Что на фотографии 2'), 'Стало')
  const [before, after] = uploads.sent.filter(({ query }) => query.get('name') !== 'плохая.jpg')
  await user.click(dialog.getByRole('button', { name: 'Убрать фотографию 1' }))
  expect(dialog.getAllByRole('img')).toHaveLength(1)
  await user.click(await screen.findByRole('button', { name: /Отменить/ }))
  expect(dialog.getAllByRole('img')).toHaveLength(2)
  await user.click(dialog.getByRole('button', { name: 'Отправить на согласование' }))
  await waitFor(() => expect(network.sentTo(PRACTICE_ROUTES.changePractice)).toHaveLength(1))
  expect(network.sentTo(PRACTICE_ROUTES.changePractice)).toMatchObject([
    {
      pictures: [
        { id: before?.query.get('id'), caption: '' },
        { id: after?.query.get('id'), caption: 'Стало' },
      ],
      before: { pictures: [] },
    },
  ])
})

it('has room for ten photographs and says so', async () => {
  const pictures = Array.from({ length: 10 }, (_, no) => ({
    id: `${PICTURE.slice(0, -1)}${no}`,
    caption: '',
  }))
  const practice = buildPractice({ mayChange: true, content: { ...CONTENT, pictures } })
  show(<PracticeDialog practice={practice} onClose={() => undefined} />)
  const add = await screen.findByRole<HTMLButtonElement>('button', { name: 'Добавить фотографии' })
  expect(add.disabled).toBe(true)
  expect(screen.getByText('Больше десяти не помещается')).toBeTruthy()
})

it('shows what files would change and what is wrong by file and field, and loads them only when they are whole', async () => {
  const { importPractices } = PRACTICE_ROUTES
  const nothing = { added: [], changed: [], unchanged: [], problems: [] }
  network.serve(importPractices, () => ({
    ...nothing,
    problems: [{ file: 'bad.md', field: 'subject', line: 4, problem: 'directory.unknown_code' }],
  }))
  const { user } = show(<ImportPracticesDialog onClose={() => undefined} />)
  const input = await screen.findByLabelText('Файлы')
  await user.upload(input, [new File(['плохой'], 'bad.md', { type: 'text/markdown' })])
  expect(
    await screen.findByText(
      'bad.md, строка 4, «Тематика или направление» (subject): Такого значения нет в справочнике.',
    ),
  ).toBeTruthy()
  const button = screen.getByRole('button', { name: 'Загрузить' })
  expect(button).toHaveProperty('disabled', true)
  network.serve(importPractices, () => ({
    ...{ ...nothing, added: ['Обход фонарей'], unchanged: ['Тёплая остановка'] },
    changed: [{ title: 'Снег с утра', fields: ['done', 'pictures'] }],
  }))
  await user.upload(input, [new File(['хороший'], 'good.md', { type: 'text/markdown' })])
  expect(await screen.findByText('Обход фонарей')).toBeTruthy()
  expect(screen.getByText('Тёплая остановка')).toBeTruthy()
  // Of a changed one it says which parts are another.
  expect(screen.getByText('Снег с утра:').textContent).toBe('Снег с утра: Что сделали, Фотографии')
  await user.click(button)
  await waitFor(() => expect(network.sentTo(importPractices)).toHaveLength(3))
  expect(network.sentTo(importPractices).at(-1)).toEqual({ files: [{ name: 'good.md', text: 'хороший' }] })
})

it('keeps «Полезно» without a line, the last word alone', async () => {
  network.serve(PRACTICE_ROUTES.vote, () => NO_LINE)
  const { user, client } = show(screenOf({ mayVote: true, hasVoted: false }))
  await waitFor(() => expect(client.isFetching()).toBe(0))
  const vote = screen.getByRole('button', { name: 'Полезно' })
  const isPressed = () => vote.getAttribute('aria-pressed')
  await user.click(vote)
  await screen.findByText('Отметим, когда вернётся связь')
  expect(isPressed()).toBe('true')
  await user.click(vote)
  await waitFor(() => expect(isPressed()).toBe('false'))
  network.serve(PRACTICE_ROUTES.vote, () => ({ ok: true }))
  const runs = practiceVotes.listRuns(ME.id)
  expect(runs).toHaveLength(1)
  await act(() => runs[0]?.send())
  await waitFor(() => expect(screen.queryByText('Отметим, когда вернётся связь')).toBeNull())
  expect(network.sentTo(PRACTICE_ROUTES.vote)).toEqual([{ isFor: true }, { isFor: false }, { isFor: false }])
})

it('keeps words about a practice without a line, and gives back to the form what was refused', async () => {
  localStorage.clear()
  network.serve(PRACTICE_ROUTES.addComment, () => NO_LINE)
  const { user, client } = show(screenOf({ mayTalk: true }))
  await waitFor(() => expect(client.isFetching()).toBe(0))
  await user.click(screen.getByRole('button', { name: 'Написать' }))
  await user.type(await screen.findByRole('textbox'), 'И у нас так.')
  await user.click(screen.getByRole('button', { name: 'Отправить' }))
  await screen.findByText('Отправим, когда вернётся связь')
  screen.getByText('И у нас так.')
  network.serve(PRACTICE_ROUTES.addComment, () => new Refused(404, 'practice.not_found'))
  await act(() => practiceComments.listRuns(ME.id)[0]?.send())
  await user.click(await screen.findByRole('button', { name: 'Исправить' }))
  expect(await screen.findByDisplayValue('И у нас так.')).toBeTruthy()
  network.serve(PRACTICE_ROUTES.addComment, () => buildPractice())
  await user.click(screen.getByRole('button', { name: 'Отправить' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(localStorage).toHaveLength(0)
})
