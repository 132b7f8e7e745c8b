/** A resident at the page of an emulated messenger. */
import type { Page } from 'playwright-core'
import type { useBrowser } from './browser.ts'
import { see } from './see.ts'

/** Chosen for the whole of the journey. */
export async function becomeResident(
  { openStranger }: Pick<ReturnType<typeof useBrowser>, 'openStranger'>,
  url: string,
  firstName: string,
): Promise<Page> {
  const { page } = await openStranger({ url })
  await page.goto('/residents')
  await page.getByPlaceholder('Имя', { exact: true }).fill(firstName)
  await page.getByRole('button', { name: 'Придумать и войти' }).click()
  await see(page.getByText('Вы пишете как'))
  return page
}

export async function sendWords(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label).first().fill(text)
  await page.getByRole('button', { name: 'Отправить' }).first().click()
  await see(page.getByText(text).first())
}
