/** A group of an emulated messenger becomes a municipal chat. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { TelegramGroup } from '../setup/telegram-client.ts'
import { see } from './see.ts'
import { notice } from './steps.ts'

const MUNICIPALITY = 'Чудовский округ'

export async function connectBot(page: Page, { bot }: TelegramGroup, name: string): Promise<void> {
  await page.goto('/channels/connect')
  await page.getByRole('group', { name: 'Сеть' }).getByText('Телеграм').click()
  await page.getByLabel('Токен бота').fill(bot.token)
  await page.getByRole('button', { name: 'Проверить' }).click()
  await see(page.getByText(/: (всё готово|готово, но)/))
  await page.getByRole('combobox', { name: 'Муниципалитет' }).fill('Чудов')
  await page.getByRole('option', { name: MUNICIPALITY }).click()
  await page.getByRole('button', { name: 'Подключить', exact: true }).click()
  await notice(page, `Подключено: ${name}`)
}

export async function addChat(page: Page, name: string): Promise<string> {
  await page.goto('/chats')
  const candidate = page.getByRole('radio', { name: new RegExp(name) })
  await expect
    .poll(async () => {
      await page.reload()
      await page.getByRole('button', { name: 'Добавить чат' }).click()
      await see(page.getByRole('group', { name: 'Беседы, где есть наша страница' }), 2000).catch(() => null)
      return candidate.count()
    })
    .toBe(1)
  await candidate.check()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Название').fill(name)
  const municipality = dialog.getByRole('combobox', { name: 'Муниципалитет' })
  await municipality.fill('Чудов')
  await dialog.getByRole('option', { name: MUNICIPALITY }).click()
  await dialog.getByRole('button', { name: 'Добавить', exact: true }).click()
  await notice(page, 'Чат добавлен')
  await see(page.getByRole('heading', { name, level: 1 }))
  return new URL(page.url()).pathname.replace('/setup', '')
}
