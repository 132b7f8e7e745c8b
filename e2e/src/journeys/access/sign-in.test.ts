import { expect, inject, it } from 'vitest'
import { buildNewcomer } from '../../people/accounts.ts'
import { DESK, useBrowser } from '../../people/browser.ts'
import { see } from '../../people/see.ts'
import { fillSignIn, setUpSecondFactor } from '../../people/sign-in.ts'
import { nextTotpCode, totpCode } from '../../people/totp.ts'
import { hire } from '../../setup/hire.ts'

const { openStranger, expectTrouble } = useBrowser()

it('lets a person in with a password and a second factor, and out of every browser at once', async () => {
  expectTrouble(/40[01]|403/)
  const newcomer = buildNewcomer()
  const { email, password, name } = newcomer
  await hire(inject('world'), newcomer)
  const office = await openStranger({ size: DESK })
  await office.page.goto('/')
  await fillSignIn(office.page, { email, password: 'ne-tot-parol-sovsem' })
  await see(office.page.getByText('Почта или пароль не подходят.'))
  await fillSignIn(office.page, { email, password })
  await see(office.page.getByText('Вашей роли нужен второй фактор входа'))
  const secret = await setUpSecondFactor(office.page, password)

  const home = await openStranger({ size: DESK })
  await home.page.goto('/profile')
  await fillSignIn(home.page, { email, password })
  const code = home.page.getByLabel('Код из приложения')
  await code.fill('000000' === totpCode(secret, new Date()) ? '000001' : '000000')
  await home.page.getByRole('button', { name: 'Войти' }).click()
  await see(home.page.getByText('Код не подходит'))
  await code.fill(nextTotpCode(secret, new Date()))
  await home.page.getByRole('button', { name: 'Войти' }).click()
  await see(home.page.getByRole('heading', { name, level: 1 }))
  expect(new URL(home.page.url()).pathname).toBe('/profile')

  const signIns = home.page.getByRole('region', { name: 'Мои входы' })
  await see(signIns.getByText('этот компьютер'))
  await see(signIns.getByRole('button', { name: /^Завершить вход: / }))
  await home.page.getByRole('button', { name: 'Выйти везде' }).click()
  await see(home.page.getByRole('button', { name: 'Войти', exact: true }))
  await office.page.reload()
  await see(office.page.getByRole('button', { name: 'Войти', exact: true }))
})

it('keeps the chosen language and theme over a reload', async () => {
  expectTrouble(/401/)
  const { page } = await openStranger()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'English' }).click()
  await see(page.getByRole('button', { name: 'Sign in', exact: true }))
  await page.getByRole('button', { name: 'Dark' }).click()
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const dark = await background()
  await page.reload()
  await see(page.getByRole('button', { name: 'Sign in', exact: true }))
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  expect(await background()).toBe(dark)
  await page.getByRole('button', { name: 'Light' }).click()
  expect(await background()).not.toBe(dark)
})
