import { afterAll, beforeAll, expect, it } from 'vitest'
import { type LetterBox, openLetterBox } from '../../../server/test/letter-box.ts'
import type { Account } from '../people/accounts.ts'
import { useBrowser } from '../people/browser.ts'
import { see } from '../people/see.ts'
import { fillSignIn } from '../people/sign-in.ts'
import { notice } from '../people/steps.ts'
import { hire } from '../setup/hire.ts'
import { type Installation, startInstallation } from '../setup/installation.ts'

const ANALYST: Account = {
  ...{ email: 'vera@region.example', name: 'Вера Аналитикова', password: 'vetryanaya-melnitsa-za-rekoy' },
  grants: [['analyst', 'region']],
}

const { openStranger } = useBrowser()
let box: LetterBox
let installation: Installation

beforeAll(async () => {
  box = await openLetterBox()
  installation = await startInstallation({ smtpUrl: box.url })
  await hire(installation, ANALYST)
})
afterAll(async () => {
  await installation.stop()
  await box.close()
})

it('an analyst schedules a report, sends it now, and the letter arrives with a document', async () => {
  const { page } = await openStranger({ url: installation.url })
  await page.goto('/sign-in')
  await fillSignIn(page, ANALYST)
  await see(page.getByRole('banner'))
  await page.goto('/reports')
  await see(page.getByRole('article', { name: /^Сводка/ }))

  await page.goto('/figures')
  await page.getByRole('link', { name: 'Присылать каждую неделю' }).click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByLabel('Название').inputValue()).toBe('Показатели')
  await dialog.getByLabel('Название').fill('К планёрке')
  // It begins with whoever makes it among those who get it.
  await see(dialog.getByText(`1. ${ANALYST.name}`))
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await notice(page, 'Расписание сохранено')
  await see(page.getByText(/Следующий раз/))

  await page.getByRole('button', { name: 'Отправить сейчас' }).click()
  await expect.poll(() => box.received.length).toBe(1)
  expect(box.received[0]?.mail.attachments[0]?.filename).toMatch(/^Показатели .*\.xlsx$/)
  await page.getByRole('link', { name: 'Отправленное' }).click()
  await see(page.getByText('Отправлено', { exact: true }))

  // The page that it is sent of says to whom, and stops it.
  await page.goto('/figures')
  const sent = page.getByRole('list', { name: 'По какому расписанию это приходит' })
  await see(sent.getByText(ANALYST.name))
  await sent.getByRole('button', { name: 'Остановить: К планёрке' }).click()
  await see(sent.getByText(/На паузе/))
})
