// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { ORDER_ROUTES } from '@veche/contract/routes/portal/orders.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { BulletinFiles } from './index.ts'
import { bulletinsFileHref } from './orders.queries.ts'

const network = fakeNetworkForEach()
const NOTHING = { added: [], changed: [], unchanged: [], filesLeft: [], problems: [] }

it('takes out the list that is shown', () => {
  expect(bulletinsFileHref('markdown', { list: 'mine', search: 'дома' })).toBe(
    `/api/bulletins/file?list=mine&search=${encodeURIComponent('дома')}`,
  )
  expect(bulletinsFileHref('csv', { list: 'open', kind: 'order' })).toBe(
    '/api/bulletins.csv?list=open&kind=order',
  )
})

it('tells what a file would add, or where it is wrong, before anything is loaded', async () => {
  network.serve(ORDER_ROUTES.importBulletins, () => ({
    ...NOTHING,
    problems: [
      { file: 'дома.md', field: 'due_on', line: 5, problem: 'bulletin.day_passed' },
      { file: 'дома.md', field: 'roles', line: 3, problem: 'wrong' },
      { file: 'дома.md', field: 'срок', line: 4, problem: 'unknown' },
    ],
  }))
  const { user } = show(<BulletinFiles filters={{ list: 'mine' }} mayWrite />)
  await user.click(screen.getByRole('button', { name: 'Файлы' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Загрузить черновики' }))
  const input = await screen.findByLabelText('Файлы Markdown')
  const choose = (text: string) =>
    fireEvent.change(input, { target: { files: [new File([text], 'дома.md', { type: 'text/markdown' })] } })
  choose('плохой')
  expect(await screen.findByText(/^дома\.md, строка 5, «До какого дня» \(due_on\): .*прош/)).toBeTruthy()
  expect(screen.getByText(/строка 3, «Кому: роли» \(roles\): .*executor/)).toBeTruthy()
  expect(screen.getByText('дома.md, строка 4, «срок»: такого поля нет')).toBeTruthy()
  expect(
    screen.getByText(/^Поля сверху: title — Название; .*due_on — До какого дня; done_by — Кто делает/),
  ).toBeTruthy()
  const load = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Загрузить' })
  expect(load().disabled).toBe(true)

  network.serve(ORDER_ROUTES.importBulletins, () => ({
    ...{ ...NOTHING, added: ['Списки домов'] },
    filesLeft: [{ title: 'Списки домов', names: ['Форма.pdf'] }],
  }))
  choose('хороший')
  expect(
    await screen.findByText('«Списки домов»: файлов в тексте нет, приложите их к черновику: Форма.pdf.'),
  ).toBeTruthy()
  await user.click(load())
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(network.sentTo(ORDER_ROUTES.importBulletins).at(-1)).toEqual({
    files: [{ name: 'дома.md', text: 'хороший' }],
  })
  expect(network.calls('POST')).toHaveLength(3)
})
