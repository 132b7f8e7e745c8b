/** A call written down on a phone: sorted at once, answered, passed on by a person, and seen on the page of its receipt. */
import { expect, it } from 'vitest'
import { PHONE, useBrowser } from '../../people/browser.ts'
import { approveVersion, goOn } from '../../people/prepare.ts'
import { see } from '../../people/see.ts'

const { openAs, openStranger } = useBrowser()
const TEXT =
  'Здравствуйте! Яму на Мира, 7 засыпали 25 ноября. Отвечает администрация округа: 8 (81662) 6-12-50.'

it('is written down with the words first, and its author finds the answer by number and code', async () => {
  const { page } = await openAs('dispatcher', { size: PHONE })
  await page.goto('/desk/new')
  await page.getByRole('button', { name: 'Записать обращение' }).click()
  await page
    .getByLabel('Что спрашивают или просят')
    .fill('На Мира, 7 яма на дороге, машины объезжают её по тротуару')
  await page.getByRole('combobox', { name: 'Муниципалитет', exact: true }).fill('Волот')
  await page.getByRole('option', { name: /Волот/ }).first().click()
  // The product has read the words meanwhile.
  const proposed = page.getByRole('button', { name: /дорог/i }).first()
  await proposed.click()
  await page.getByLabel('Телефон').fill('+7 900 000-00-27')
  await page.getByRole('button', { name: /^Записать/ }).click()

  const slip = page.getByRole('region', { name: 'Талон обращения' })
  await see(slip)
  const [number = '', code = ''] = await slip.locator('dd').allInnerTexts()
  const way = await page.getByRole('link', { name: /^Открыть вопрос/ }).getAttribute('href')
  const incidentId = /[0-9a-f-]{36}/.exec(way ?? '')?.[0] ?? ''
  await goOn(incidentId, { from: 'given', to: 'sent' }, { place: 'volot', text: TEXT })
  await approveVersion(incidentId)

  await page.getByRole('link', { name: /^Открыть вопрос/ }).click()
  await see(page.getByText(/записано вручную/))
  await page.getByRole('button', { name: 'Опубликовано вручную' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Отметить опубликованным' }).click()
  await see(page.getByText('Оценка удовлетворённости', { exact: true }))

  const resident = (await openStranger({ size: PHONE, javaScriptEnabled: false })).page
  await resident.goto(`/ask/${number}`)
  await resident.getByLabel('Секретный код').fill(code.toLowerCase())
  await resident.getByRole('button', { name: 'Показать' }).click()
  await see(resident.getByText('засыпали 25 ноября'))
  expect(resident.url()).not.toContain(code.slice(0, 5))
})
