/** A question to the centre and its answer, an answer without a name from a real browser, and the two rooms beside them. */
import { expect, it } from 'vitest'
import { PHONE, useBrowser } from '../../people/browser.ts'
import { see, seeGone } from '../../people/see.ts'
import { onceOnly } from '../../setup/once.ts'

const { openAs } = useBrowser()

it('asks the centre on a telephone, is answered, and says how it copes without a name', async () => {
  const title = `Кто чистит остановки ${onceOnly()}`
  const { page } = await openAs('executor', { size: PHONE })
  await page.goto('/feedback')
  await page.getByRole('button', { name: 'Спросить или предложить' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Одной строкой').fill(title)
  await form.getByLabel('Подробно').fill('Зимой их не чистит никто.')
  await form.getByRole('button', { name: 'Отправить' }).click()
  await see(page.getByRole('heading', { name: title }))

  const { page: centre } = await openAs('approver')
  await centre.goto(new URL(page.url()).pathname)
  await centre.getByRole('button', { name: 'Ответить' }).click()
  await centre.getByRole('dialog').getByLabel('Подробно').fill('Управление дорог, с понедельника.')
  await centre.getByRole('dialog').getByRole('button', { name: 'Отправить' }).click()
  await see(centre.getByText('Отвечено'))
  await page.reload()
  await see(page.getByText('Управление дорог, с понедельника.'))

  await page.goto('/feedback/pulse')
  const [asked, withCookies]: [string[], string[]] = [[], []]
  page.on('request', async (request) => {
    if (!/\/api\/pulse\/(answers|keys)/.test(request.url())) return
    asked.push(request.url())
    withCookies.push(...((await request.allHeaders()).cookie ? [request.url()] : []))
  })
  await page.getByRole('button', { name: 'Ответить' }).tap()
  for (const question of await page.getByRole('dialog').getByRole('group').all())
    await question.getByLabel('4 – скорее так', { exact: true }).check()
  await page.getByRole('dialog').getByRole('button', { name: 'Сдать' }).tap()
  await seeGone(page.getByRole('dialog'))
  await see(page.getByText(/Ваш ответ (сдан|записан)/))
  expect(asked.length).toBeGreaterThan(1)
  expect(withCookies).toEqual([])

  await centre.goto('/practices')
  await see(centre.getByRole('heading', { name: 'Практики', exact: true }))
  await centre.goto('/pages')
  await see(centre.getByRole('heading', { name: 'Паспорт страниц' }))
})
