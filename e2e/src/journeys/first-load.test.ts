import { expect, it } from 'vitest'
import { ask } from '../people/ask.ts'
import { useBrowser } from '../people/browser.ts'
import { see } from '../people/see.ts'
import { openCommunity } from '../setup/community.ts'

const { openAs, expectTrouble } = useBrowser()
const SCRIPTS_KB = 214
const REQUESTS = 15

type Loaded = { url: string; kb: number; encoding: string }

it('brings the desk in few files, compressed when it was built', async () => {
  const { page, context } = await openAs('dispatcher')
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  const loaded = new Map<string, Loaded>()
  session.on('Network.responseReceived', ({ requestId, response }) => {
    const encoding = response.headers['content-encoding'] ?? ''
    loaded.set(requestId, { url: new URL(response.url).pathname, kb: 0, encoding })
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const file = loaded.get(requestId)
    if (file) file.kb = encodedDataLength / 1024
  })

  await page.goto('/desk/new')
  await see(page.getByRole('navigation').first())
  await page.waitForLoadState('networkidle').catch(() => undefined)

  const files = [...loaded.values()].filter(({ url }) => !url.startsWith('/api/'))
  const scripts = files.filter(({ url }) => url.endsWith('.js'))
  const large = scripts.filter(({ kb }) => kb > 2)
  expect(large.filter(({ encoding }) => encoding !== 'br' && encoding !== 'gzip')).toEqual([])
  const sum = scripts.reduce((total, { kb }) => total + kb, 0)
  expect({ sum: Math.round(sum), scripts }).toMatchObject({
    sum: expect.toSatisfy((kb: number) => kb <= SCRIPTS_KB),
  })
  expect(files.length).toBeLessThanOrEqual(REQUESTS)
})

it('keeps the card while a dialog that has not come yet is asked for without a line', async () => {
  const { page, context } = await openAs('dispatcher')
  expectTrouble(/ERR_INTERNET_DISCONNECTED/)
  await ask(
    page,
    await openCommunity('Шимск спрашивает', { municipality: 'shimsk' }),
    'Нет света на Мира, 5.',
  )
  await page.goto('/desk/new')
  const href = await page.locator('a.it').first().getAttribute('href')
  await page.goto(href ?? '')
  const change = page.getByRole('button', { name: /^Изменить/ }).last()
  await see(change)
  await context.setOffline(true)
  await change.click()
  await see(page.getByText(/^Нет связи/))
  await see(page.locator('.card .ch'))
  await context.setOffline(false)
  await see(page.getByRole('dialog', { name: 'Разметка нового вопроса' }))
})
