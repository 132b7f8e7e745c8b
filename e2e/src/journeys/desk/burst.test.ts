/** Many write about one accident: the desk offers to gather them, and a dispatcher does it by keys or by thumb. */
import type { Page } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import { PHONE, useBrowser } from '../../people/browser.ts'
import { getIncident, listIncidents } from '../../people/desk-data.ts'
import { see, seeGone } from '../../people/see.ts'
import { notice } from '../../people/steps.ts'
import { type ConnectedCommunity, openCommunity, writeComment } from '../../setup/community.ts'

const { openAs } = useBrowser()
const wordsOf = (street: string) => [
  `Нет холодной воды на улице ${street} с самого утра.`,
  `На улице ${street}, 5 нет воды! Когда дадут?`,
  `Улица ${street} 12, холодной воды нет совсем, авария?`,
  `Здравствуйте, почему нет холодной воды на улице ${street}?`,
  `Улица ${street}, дом 3: нет воды второй час.`,
  `Воды холодной нет по улице ${street}, у детей каша не варится.`,
]
const MANY = 6

let community: ConnectedCommunity
beforeEach(async () => {
  community = await openCommunity('Валдай спрашивает', { municipality: 'valday' })
})

async function breakPipe(page: Page, street: string): Promise<void> {
  for (const text of wordsOf(street))
    await writeComment(community, await community.network.createResident(), text)
  await expect.poll(() => countNew(page)).toBe(MANY)
}
async function countNew(page: Page): Promise<number> {
  return (await listIncidents(page, `queue=new&channelId=${community.channelId}`)).length
}
async function openStep(page: Page): Promise<string> {
  return (await getIncident(page, new URL(page.url()).pathname.split('/').at(-1) ?? '')).step
}
const rowsOf = (page: Page) => page.getByRole('list', { name: 'Список вопросов' }).getByRole('link')
const lineOf = (page: Page) => page.getByRole('region', { name: 'Похоже, об одном и том же' })

/** Journeys share one region: what others have broken is put aside, one after another, as a person would. */
async function findLine(page: Page, words: RegExp): Promise<void> {
  const said = lineOf(page).getByText(words)
  const isFound = async () => {
    await see(lineOf(page))
    // Names come a moment after the line.
    await seeGone(lineOf(page).getByText('…'))
    if (await said.isVisible()) return true
    await lineOf(page).getByRole('button', { name: 'Не собирать' }).click()
    return false
  }
  await expect.poll(isFound, { timeout: 90_000 }).toBe(true)
}

it('gathers a burst by keys, gives it back by Ctrl+Z, and is put aside', async () => {
  const { page } = await openAs('gatherer')
  await breakPipe(page, 'Гагарина')
  await page.goto('/desk/new')
  await findLine(page, /6 вопросов · .*вод.* · Валдайский · Гагарина/)

  await lineOf(page).getByRole('button', { name: 'Показать' }).click()
  await see(page.getByText('6 выбранных вопросов'))
  await expect.poll(() => rowsOf(page).count()).toBe(MANY)

  await page.keyboard.press('Shift+M')
  const dialog = page.getByRole('dialog', { name: 'Объединить вопросы' })
  await see(dialog.getByText('Ответ получат 6 авторов.'))
  await dialog.getByRole('button', { name: 'Объединить 6 вопросов' }).click()
  await notice(page, 'Объединено 6 вопросов')
  await expect.poll(() => countNew(page)).toBe(1)
  await seeGone(lineOf(page).getByText('Гагарина'))
  // The one that took the others in is open.
  await expect.poll(() => openStep(page)).toBe('new')

  await page.keyboard.press('Control+z')
  await expect.poll(() => countNew(page)).toBe(MANY)
  await page.goto('/desk/new')
  const ours = lineOf(page).getByText('Гагарина')
  await findLine(page, /Гагарина/)
  await lineOf(page).getByRole('button', { name: 'Не собирать' }).click()
  await seeGone(ours)
  await page.reload()
  await see(rowsOf(page).first())
  await seeGone(ours)
})

it('leaves out what is about something else', async () => {
  const { page } = await openAs('gatherer')
  await breakPipe(page, 'Песчаная')
  await page.goto('/desk/new')
  await findLine(page, /Песчаная/)
  await lineOf(page).getByRole('button', { name: 'Собрать' }).click()
  const dialog = page.getByRole('dialog', { name: 'Объединить вопросы' })
  const ticks = dialog.getByRole('checkbox')
  await expect.poll(() => ticks.count()).toBe(MANY)
  for (const tick of await ticks.all()) expect(await tick.isChecked()).toBe(true)
  await dialog.getByRole('checkbox', { name: /каша не варится/ }).uncheck()
  await dialog.getByRole('checkbox', { name: /второй час/ }).uncheck()
  await see(dialog.getByText('Ответ получат 4 автора.'))
  await dialog.getByRole('button', { name: 'Объединить 4 вопроса' }).click()
  await notice(page, 'Объединены 4 вопроса')
  await expect.poll(() => countNew(page)).toBe(3)
})

it('fits a phone', async () => {
  const { page } = await openAs('gatherer', { size: PHONE })
  await breakPipe(page, 'Кирова')
  await page.goto('/desk/new')
  await findLine(page, /Кирова/)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await lineOf(page).getByRole('button', { name: 'Собрать' }).click()
  await see(page.getByRole('dialog', { name: 'Объединить вопросы' }))
})
