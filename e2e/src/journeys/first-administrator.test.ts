import { afterEach, beforeEach, expect, it } from 'vitest'
import { useBrowser } from '../people/browser.ts'
import { see } from '../people/see.ts'
import { fillSignIn } from '../people/sign-in.ts'
import { runCliWell } from '../setup/cli.ts'
import { type Installation, startInstallation } from '../setup/installation.ts'

let installation: Installation

beforeEach(async () => {
  installation = await startInstallation({})
})
afterEach(() => installation.stop())

// Asked for last, so that its windows close before the server behind them.
const { openStranger, expectTrouble } = useBrowser()

it('asks an empty installation for its first administrator, once, with a good password', async () => {
  expectTrouble(/40[0-9]|422/)
  const { page } = await openStranger({ url: installation.url })
  await page.goto('/')
  await see(page.getByText(/В этой установке ещё нет ни одного человека/))
  await page.getByLabel('Имя и фамилия').fill('Пётр Дроздов')
  await page.getByLabel('Эл. почта').fill('drozdov@region.example')
  await page.getByLabel('Код установки').fill('abcd-efgh-jkmn')
  const create = page.getByRole('button', { name: 'Создать администратора' })

  await page.getByLabel('Пароль').fill('korotkiy')
  await create.click()
  expect(await page.getByLabel('Пароль').evaluate((input: HTMLInputElement) => input.checkValidity())).toBe(
    false,
  )
  await page.getByLabel('Пароль').fill('qwertyuiop2026!')
  await create.click()
  await see(page.getByText('Код установки неверный. Его напечатал запуск на сервере.'))
  await page.getByLabel('Код установки').fill(await runCliWell(installation, 'user', 'setup-code'))
  await create.click()
  await see(page.getByText('Такой пароль слишком известен. Придумайте другой.'))
  await page.getByLabel('Пароль').fill('Дроздов Дроздов')
  await create.click()
  await see(page.getByText('Пароль не должен повторять имя, почту или название региона.'))

  await page.getByLabel('Пароль').fill('vetryanaya-melnitsa-za-rekoy')
  await create.click()
  await see(page.getByText('Вашей роли нужен второй фактор входа'))

  const late = (await openStranger({ url: installation.url })).page
  await late.goto('/')
  await see(late.getByRole('button', { name: 'Войти', exact: true }))
  expect(await late.getByText(/первого администратора/).count()).toBe(0)
  const refused = await late.request.post('/api/system/first-administrator', {
    headers: { origin: installation.url },
    data: { name: 'Чужой Человек', email: 'stranger@region.example', password: 'chuzhoy-parol-dlinnyy' },
  })
  expect([refused.status(), (await refused.json()).code]).toEqual([409, 'access.already_set_up'])
  await fillSignIn(late, { email: 'drozdov@region.example', password: 'vetryanaya-melnitsa-za-rekoy' })
  await see(late.getByRole('banner'))
})
