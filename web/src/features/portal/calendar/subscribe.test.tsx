// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { CALENDAR_ROUTES } from '@veche/contract/routes/portal/calendar.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { SubscribeDialog } from './SubscribeDialog.tsx'

const network = fakeNetworkForEach()
const URL_OF = (sign: string) => `https://veche.example.org/calendar/${sign.repeat(43)}/veche.ics`
const AT = '2026-11-24T09:00:00Z'

/** The server as it keeps the address: made, read, withdrawn. */
function serveAddress(lastReadAt: string | null = null, isThere = false) {
  const made: string[] = isThere ? ['z'] : []
  const kept = { is: isThere }
  network.serve(CALENDAR_ROUTES.address, () => ({
    address: kept.is ? { createdAt: AT, lastReadAt } : null,
  }))
  network.serve(CALENDAR_ROUTES.createAddress, () => {
    const sign = String.fromCharCode(97 + made.length)
    made.push(sign)
    kept.is = true
    return { url: URL_OF(sign) }
  })
  network.serve(CALENDAR_ROUTES.withdrawAddress, () => {
    kept.is = false
    return { ok: true }
  })
  return kept
}
const open = () => {
  const { user } = show(<SubscribeDialog onClose={() => undefined} />)
  const dialog = within(screen.getByRole('dialog', { name: 'Подписка на календарь' }))
  const press = async (name: string) => user.click(await dialog.findByRole('button', { name }))
  return { dialog, press, user }
}

it('says what the address shows and to whom, gives it once, and opens it in a program', async () => {
  serveAddress()
  const { dialog, press } = open()
  expect(dialog.getByText(/без слов жителей, заголовков и имён/)).toBeTruthy()
  expect(dialog.getByText(/Кто знает адрес, видит этот календарь без входа/)).toBeTruthy()
  expect(await dialog.findByText('Адреса пока нет.')).toBeTruthy()
  await press('Получить адрес')
  expect(await dialog.findByText(URL_OF('a'))).toBeTruthy()
  expect(dialog.getByText('Адрес показан один раз')).toBeTruthy()
  const link = dialog.getByRole('link', { name: 'Открыть в программе календаря' })
  expect(link.getAttribute('href')).toBe(URL_OF('a').replace('https:', 'webcal:'))
  await press('Скопировать')
  expect(await screen.findByText('Адрес скопирован')).toBeTruthy()
  expect(await navigator.clipboard.readText()).toBe(URL_OF('a'))
})

it('does not show an address again, and asks before it makes another or withdraws it', async () => {
  const kept = serveAddress(AT, true)
  const { dialog, press } = open()
  expect(await dialog.findByText(/Последний раз его читали вт, 24 ноября/)).toBeTruthy()
  expect(dialog.queryByText(/calendar\//)).toBeNull()
  await press('Новый адрес')
  expect(dialog.getByRole('status').textContent).toContain('Прежний адрес перестанет работать')
  expect(network.sentTo(CALENDAR_ROUTES.createAddress)).toEqual([])
  await press('Новый адрес')
  expect(await dialog.findByText(URL_OF('b'))).toBeTruthy()

  await press('Отозвать адрес')
  await press('Отмена')
  expect(kept.is).toBe(true)
  await press('Отозвать адрес')
  await press('Отозвать адрес')
  expect(await screen.findByText('Адрес отозван')).toBeTruthy()
  expect(await dialog.findByText('Адреса пока нет.')).toBeTruthy()
  await waitFor(() => expect(dialog.queryByText(URL_OF('b'))).toBeNull())
})

it('says why there is no address', async () => {
  serveAddress()
  network.serve(
    CALENDAR_ROUTES.createAddress,
    () => new Refused(403, 'access.forbidden', { permission: 'x' }),
  )
  const { dialog, press } = open()
  await press('Получить адрес')
  expect(await dialog.findByText(/прав/)).toBeTruthy()
})
