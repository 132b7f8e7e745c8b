import { expect, it } from 'vitest'
import { ask } from '../../people/ask.ts'
import { PHONE, useBrowser } from '../../people/browser.ts'
import { bring } from '../../people/prepare.ts'
import { see } from '../../people/see.ts'
import { openCommunity } from '../../setup/community.ts'

const { openAs, expectTrouble } = useBrowser()
const SCRIPTS_KB = 212
const FILES = 14
/** With the data of the desk. */
const REQUESTS = 20

type Loaded = { url: string; kb: number; encoding: string }

it('brings the desk in few files, compressed when it was built', async () => {
  const { page, context } = await openAs('dispatcher', { isKept: true })
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

  // Asked for and closed: what other journeys change meanwhile is no part of the load.
  await page.route('**/api/events*', (route) => route.fulfill({ status: 204 }))
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
  expect(files.length).toBeLessThanOrEqual(FILES)
  const asked = [...loaded.values()].map(({ url }) => url)
  // Named where there are too many.
  expect(asked.length > REQUESTS ? asked : []).toEqual([])
})

it('keeps the card while a dialog that has not come yet is asked for without a line', async () => {
  const { page, context } = await openAs('dispatcher', { isKept: true })
  expectTrouble(/ERR_INTERNET_DISCONNECTED/)
  await ask(
    page,
    await openCommunity('Шимск спрашивает', { municipality: 'shimsk' }),
    'Нет света на Мира, 5.',
  )
  await page.goto('/desk/new')
  const href = await page
    .getByRole('list', { name: 'Список вопросов' })
    .getByRole('link')
    .first()
    .getAttribute('href')
  await page.goto(href ?? '')
  const change = page.getByRole('button', { name: /^Изменить/ }).last()
  await see(change)
  // Parts of the card come after it.
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)
  await change.click()
  await see(page.getByText(/^Нет связи/))
  await see(page.locator('main section > header'))
  await context.setOffline(false)
  await see(page.getByRole('dialog', { name: 'Разметка нового вопроса' }))
})

it('opens menus and folds of a task whose line went before anything was touched', async () => {
  expectTrouble(/ERR_INTERNET_DISCONNECTED|Failed to fetch/)
  const { page: dispatcher } = await openAs('dispatcher')
  const community = await openCommunity('Волот: связь уходит', { municipality: 'volot' })
  const { incidentId } = await ask(dispatcher, community, 'На Садовой, 7 третий день не вывозят мусор.')
  await bring(incidentId, 'taken', { place: 'volot' })
  const { page, context } = await openAs('executor', { size: PHONE })
  await page.goto(`/tasks/${incidentId}`)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await see(page.getByRole('textbox', { name: 'Текст ответа' }))
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)
  for (const menu of await page.locator('main [aria-haspopup=menu]').all()) {
    await menu.tap()
    await see(page.getByRole('menuitem').first())
    await page.keyboard.press('Escape')
  }
  for (const fold of await page.locator('main summary').all()) if (await fold.isVisible()) await fold.tap()
  const files = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
  expect(files.filter((name) => name.includes('MenuList-'))).not.toEqual([])
  expect(await page.getByText('Не удалось загрузить').count()).toBe(0)
  await context.setOffline(false)
})

it('brings a style again that the line broke off', async () => {
  const { page } = await openAs('dispatcher', { isKept: true })
  expectTrouble(/ERR_FAILED/)
  await page.goto('/desk/new')
  let broken = ''
  await page.route(/BoardPage-.*\.css$/, async (route) => {
    const isFirst = broken === ''
    broken = route.request().url()
    await (isFirst ? route.abort() : route.continue())
  })
  await page.evaluate(() => document.body.setAttribute('data-seen', 'before'))
  await page.getByRole('link', { name: 'Надзор' }).first().click()
  await page.getByRole('link', { name: 'Контроль' }).first().click()
  await see(page.getByRole('heading', { name: 'Контроль' }))
  const isStyled = (href: string) => [...document.styleSheets].some((sheet) => sheet.href === href)
  await expect.poll(() => broken !== '' && page.evaluate(isStyled, broken)).toBe(true)
  // It was not loaded as a whole once more.
  expect(await page.locator('body').getAttribute('data-seen')).toBe('before')
})
