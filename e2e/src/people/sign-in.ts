import type { Page } from 'playwright-core'
import { totpCode } from './totp.ts'

export async function fillSignIn(page: Page, { email, password }: { email: string; password: string }) {
  await page.getByLabel('Эл. почта').fill(email)
  await page.getByLabel('Пароль').fill(password)
  await page.getByRole('button', { name: 'Войти', exact: true }).click()
}

/** Reads the key under the picture as a person without a camera does; gives it back. */
export async function setUpSecondFactor(page: Page, password: string): Promise<string> {
  await page.getByRole('link', { name: 'Настроить' }).click()
  const section = page.getByRole('region', { name: 'Второй фактор' })
  await section.getByLabel('Ваш пароль').fill(password)
  await section.getByRole('button', { name: 'Включить' }).click()
  const secret = (await section.locator('b.mono').textContent()) ?? ''
  await section.getByLabel('Код из приложения').fill(totpCode(secret, new Date()))
  await section.getByRole('button', { name: 'Подтвердить' }).click()
  await section.getByText('Включён', { exact: true }).waitFor()
  return secret
}
