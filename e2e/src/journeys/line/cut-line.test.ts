/** The work of a phone with the line cut at each press: the server has done it, its reply is lost, and it is pressed again. */
import type { BrowserContext } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { ask } from '../../people/ask.ts'
import { PHONE, useBrowser } from '../../people/browser.ts'
import { CUT, pressCut } from '../../people/cut-line.ts'
import { getIncident, listActivityTypes } from '../../people/desk-data.ts'
import { PNG } from '../../people/grey-point.ts'
import { as, bring } from '../../people/prepare.ts'
import { see, seeGone } from '../../people/see.ts'
import { type ConnectedCommunity, openCommunity } from '../../setup/community.ts'

const { openAs, expectTrouble } = useBrowser()
let community: ConnectedCommunity

beforeAll(async () => {
  community = await openCommunity('Волот: без связи', { municipality: 'volot' })
})

async function withoutLine(context: BrowserContext, act: () => Promise<void>): Promise<void> {
  await context.setOffline(true)
  await act()
  await context.setOffline(false)
}

const Asked = z.object({ clarifications: z.array(z.unknown()) })
const Answer = z.object({ files: z.array(z.unknown()) })

it('loses nothing and does nothing twice', async () => {
  expectTrouble(CUT)
  const dispatcher = (await openAs('dispatcher')).page
  const asked = await ask(dispatcher, community, 'На Школьной, 7 сломаны качели во дворе.')
  const id = asked.incidentId
  await bring(id, 'given', { place: 'volot' })
  const person = await openAs('executor', { size: PHONE })
  const { page, context } = person
  await page.goto(`/tasks/${id}`)
  const take = page.getByRole('button', { name: /^Взять в работу/ })
  await see(take)
  await page.evaluate(() => navigator.serviceWorker.ready)

  await pressCut(person, take, `/incidents/${id}/commands`)
  const field = page.getByRole('textbox', { name: 'Текст ответа' })
  await see(field)
  await page.reload()
  await see(field)

  const text = `Здравствуйте, ${asked.resident.firstName}! Качели починили 24 ноября. Отвечает администрация округа: 8 (81662) 6-10-10.`
  await withoutLine(context, async () => {
    await field.fill(text)
    for (const name of ['до.png', 'после.png'])
      await page.locator('input[capture]').setInputFiles({ name, mimeType: 'image/png', buffer: PNG })
    await see(page.getByText('2 фото здесь'))
    await page.reload()
    await see(page.getByText('2 фото здесь'))
    expect(await field.inputValue()).toBe(text)
  })
  await seeGone(page.getByText('ждёт связи'))

  // Its place is held until it is known whether the author may be asked.
  const clarify = page.getByRole('button', { name: 'Уточнить у автора' })
  await clarify.click()
  const dialog = page.getByRole('dialog', { name: 'Уточнить у автора' })
  const words = dialog.getByLabel('Что спросить')
  await words.fill('Здравствуйте! Уточните, пожалуйста, во дворе какого дома качели?')
  await context.setOffline(true)
  await page.reload()
  await see(field)
  await context.setOffline(false)
  await clarify.click()
  expect(await words.inputValue()).toContain('во дворе какого дома')
  const press = dialog.getByRole('button', { name: 'Спросить' })
  await pressCut(person, press, `/incidents/${id}/clarifications`)
  await seeGone(dialog)

  await expect
    .poll(async () => (await listActivityTypes(dispatcher, id)).filter((type) => type === 'take'))
    .toHaveLength(1)
  const speak = as('dispatcher')
  const { clarifications } = Asked.parse(await speak('GET', `/api/incidents/${id}/clarifications`))
  expect(clarifications).toHaveLength(1)
  // A photograph that the second cut broke off goes out again when the line is back.
  const files = async () => Answer.parse(await speak('GET', `/api/incidents/${id}/answer`)).files
  await expect.poll(files).toHaveLength(2)
  expect((await getIncident(dispatcher, id)).step).toBe('in_progress')
})
