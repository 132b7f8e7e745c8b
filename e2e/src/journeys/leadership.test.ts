import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { ask } from '../people/ask.ts'
import { PHONE, useBrowser } from '../people/browser.ts'
import { bring } from '../people/prepare.ts'
import { see } from '../people/see.ts'
import { openCommunity } from '../setup/community.ts'

const { openAs } = useBrowser()
const WORDS = 'На Новгородской, 7 третий вечер не горит фонарь у школы. Когда починят?'
const PLACE = 'Волотовский'

it('a head goes from a figure to its definition, its rows and a card, from the matrix to its rows, and has it in the pocket', async () => {
  const dispatcher = (await openAs('dispatcher')).page
  const community = await openCommunity('Волот спрашивает', { municipality: 'volot' })
  const { incidentId } = await ask(dispatcher, community, WORDS)
  await bring(incidentId, 'registered', { place: 'volot' })

  const head = (await openAs('head')).page
  // Where a head begins.
  await head.goto('/')
  await opensDefinition(head)
  await head.getByRole('link', { name: /строк/ }).first().click()
  await opensCard(head, incidentId)

  await head.goto('/figures')
  await walksMatrix(head)
  await see(head.getByText(PLACE).first())
  await opensCard(head, incidentId)

  await readsEnglish(head)
  await keepsInPocket((await openAs('head', { size: PHONE })).page)
})

async function opensDefinition(page: Page): Promise<void> {
  const tile = page.getByRole('button', { name: /^Вопросы \d/ })
  await see(tile)
  expect(await tile.getAttribute('aria-expanded')).toBe('false')
  await tile.click()
  await see(page.getByText('Правило, версия 1'))
  // It stays in the address, and the address opens it again.
  expect(page.url()).toContain('figure=questions')
  await page.reload()
  await see(page.getByText('Правило, версия 1'))
}

async function opensCard(page: Page, incidentId: string): Promise<void> {
  const row = page.locator(`a[href="/incident/${incidentId}"]`)
  await see(row)
  await row.first().click()
  await page.waitForURL(new RegExp(incidentId))
  await see(page.getByText(WORDS).first())
}

/** By keys alone: from the first cell of the place to its total, and Enter. */
async function walksMatrix(page: Page): Promise<void> {
  const grid = page.getByRole('grid', { name: 'Муниципалитеты и темы' })
  const row = grid.getByRole('row', { name: new RegExp(`^${PLACE}`) })
  await see(row)
  await row.getByRole('link').first().focus()
  await page.keyboard.press('End')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/вопрос/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/figures\/questions\?.*municipalityCode=volot/)
}

async function readsEnglish(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Меню: / }).click()
  await page.getByRole('menuitemcheckbox', { name: 'English' }).or(page.getByText('English')).first().click()
  await page.goto('/figures?figure=on_time')
  await see(page.getByText('Rule, version 1'))
  await see(page.getByRole('grid', { name: 'Municipalities and topics' }))
  await see(page.getByRole('heading', { name: 'By channel' }))
}

async function keepsInPocket(page: Page): Promise<void> {
  await page.goto('/')
  const five = page.getByRole('list', { name: 'Показатели' })
  await see(five)
  expect(await five.getByRole('link').count()).toBe(5)
  await see(page.getByRole('heading', { name: 'Опаздывает' }))
  await see(page.getByRole('heading', { name: 'Ближайший эфир' }))
  const isNarrow = () =>
    page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
  expect(await isNarrow()).toBe(true)
  await page.getByRole('button', { name: 'Все показатели' }).click()
  await see(page.getByRole('grid'))
  expect(await isNarrow()).toBe(true)
  await page.goto('/figures')
  await page.getByRole('list', { name: 'Показатели' }).getByRole('link').first().click()
  await see(page.getByRole('list', { name: 'Вопросы за показателем' }))
}
