// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import { INCIDENT_ROUTES } from '@veche/contract/routes/incidents.ts'
import { beforeEach, expect, it, vi } from 'vitest'
import { listStoredKeys, writeStored } from '../../../lib/browser/storage.ts'
import { keepThings } from '../../../lib/files/kept-things.ts'
import { useBegun } from '../../../lib/forms/use-begun.ts'
import { isLeaving } from '../../../lib/line/kept.ts'
import { countUnsent } from '../../../lib/line/person-store.ts'
import { queryClient } from '../../../lib/queries/query-client.ts'
import { meQuery } from '../../../lib/session.ts'
import { fakeNetworkForEach, NO_LINE } from '../../../testing/fake-network.ts'
import { fakeStore } from '../../../testing/fake-store.ts'
import { ME } from '../../../testing/frame.ts'
import { buildIncident } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { LeaveDialog } from './LeaveDialog.tsx'

const network = fakeNetworkForEach()
const OTHER = '0195c5c0-0000-7000-8000-0000000000ff'
const photos = () => keepThings<{ id: string; userId?: string; incidentId?: string }>('photos')
beforeEach(() => {
  localStorage.clear()
  fakeStore()
})

function leave() {
  const onStay = vi.fn()
  const ended = vi.fn()
  // A page of the test environment goes nowhere: a mark in the same page is as good an address.
  const end = async () => {
    ended()
    return '#out'
  }
  return { ended, onStay, ...show(<LeaveDialog userId={ME.id} end={end} onStay={onStay} />) }
}

it('leaves nothing of the person in the browser, and what is of others and of the browser', async () => {
  for (const key of [`tour.${ME.id}`, `bursts.${ME.id}`, `refused.${ME.id}.1`]) writeStored(key, '{}')
  for (const key of ['theme', 'language', `work.${OTHER}.note.1`])
    writeStored(key, 'the picture is named-by-other')
  await photos().put({ id: 'of-nobody' })
  await photos().put({ id: 'named-by-other' })
  await photos().put({ id: 'of-other', userId: OTHER })
  const { ended } = leave()
  await waitFor(() => expect(location.hash).toBe('#out'))
  location.hash = ''
  expect(ended).toHaveBeenCalledOnce()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(listStoredKeys('').toSorted()).toEqual(['language', 'theme', `work.${OTHER}.note.1`])
  expect((await photos().list()).map(({ id }) => id)).toEqual(['named-by-other', 'of-other'])
})

it('names what is not sent, stays by the first key, and deletes it only for who says so twice', async () => {
  for (const candidate of [1, 2]) writeStored(`draft.${ME.id}.question.${candidate}`, '{}')
  for (const act of ['note.1', 'step.2']) writeStored(`work.${ME.id}.${act}`, '{}')
  writeStored(`something-new.${ME.id}.1`, 'words')
  await photos().put({ id: 'mine', userId: ME.id })
  const { user, ended, onStay } = leave()
  await screen.findByText('1 ответ жителю')
  for (const named of ['2 действия', '1 снимок', '1 начатая форма']) screen.getByText(named)
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Остаться' }))
  await user.keyboard('{Enter}')
  expect(onStay).toHaveBeenCalledOnce()
  await user.click(screen.getByRole('button', { name: 'Выйти и удалить неотправленное' }))
  await screen.findByText(/^Вернуть удалённое будет нельзя/)
  expect(ended).not.toHaveBeenCalled()
  expect(listStoredKeys('')).toHaveLength(5)
  await user.click(screen.getByRole('button', { name: 'Да, удалить и выйти' }))
  await waitFor(() => expect(location.hash).toBe('#out'))
  location.hash = ''
  expect(listStoredKeys('')).toEqual([])
  expect(await photos().list()).toEqual([])
})

function BegunThread() {
  const first = { kind: 'question', title: '' }
  const [form, setForm] = useBegun('thread', first, ({ title }) => title)
  return (
    <>
      <button type="button" onClick={() => setForm({ ...form, kind: 'suggestion' })}>
        Предложение
      </button>
      <input
        aria-label="О чём"
        value={form.title}
        onChange={(e) => setForm({ ...form, title: e.target.value })}
      />
    </>
  )
}

it('counts no form where a choice was made and nothing typed, and one with a word in it', async () => {
  queryClient.setQueryData(meQuery.queryKey, ME)
  const form = show(<BegunThread />)
  await form.user.click(screen.getByRole('button', { name: 'Предложение' }))
  expect(listStoredKeys('begun.')).toHaveLength(1)
  expect((await countUnsent(ME.id)).words).toBe(0)
  await form.user.type(screen.getByLabelText('О чём'), 'Сроки')
  expect((await countUnsent(ME.id)).words).toBe(1)
  form.leave()
  leave()
  await screen.findByText(/Останьтесь, чтобы дописать/)
  expect(screen.queryByText(/как только будет связь/)).toBeNull()
})

it('keeps all where the server did not hear of it, and reaches the other windows of this person alone', async () => {
  writeStored(`work.${ME.id}.note.1`, '{}')
  const onStay = vi.fn()
  const end = () => Promise.reject(new Error('no line'))
  const { user } = show(<LeaveDialog userId={ME.id} end={end} onStay={onStay} />)
  await user.click(await screen.findByRole('button', { name: 'Выйти и удалить неотправленное' }))
  await user.click(screen.getByRole('button', { name: 'Да, удалить и выйти' }))
  await screen.findByText(/^Вы ещё не вышли\./)
  expect(listStoredKeys('')).toEqual([`work.${ME.id}.note.1`])
  expect(isLeaving({ key: 'veche.left', newValue: ME.id }, ME.id)).toBe(true)
  expect(isLeaving({ key: 'veche.left', newValue: null }, ME.id)).toBe(false)
  expect(isLeaving({ key: 'veche.left', newValue: OTHER }, ME.id)).toBe(false)
})

it('names the questions of what is not sent, by what is known of them here or asked of the server', async () => {
  const ids = [1, 2, 3].map((one) => `0195c5c0-0000-7000-8000-00000000000${one}`)
  const [mine = '', kept = '', unread = ''] = ids
  network.serve(INCIDENT_ROUTES.get, ({ path }) =>
    path.endsWith(mine) ? buildIncident({ id: mine, number: 12 }) : NO_LINE,
  )
  writeStored(`draft.${ME.id}.${mine}.1`, '{}')
  writeStored(`outbox.${ME.id}.${unread}`, '{}')
  writeStored(
    `work.${ME.id}.step.${kept}.take`,
    JSON.stringify({ place: `${kept}.take`, incidentId: kept, body: { number: 15 }, at: 1 }),
  )
  await photos().put({ id: 'mine', userId: ME.id, incidentId: mine })
  leave()
  await screen.findByText('2 ответа жителям: № 12 и ещё 1 вопрос')
  screen.getByText('1 действие: № 15')
  screen.getByText('1 снимок: № 12')
})
