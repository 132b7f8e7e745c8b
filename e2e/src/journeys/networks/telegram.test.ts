import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { useBrowser } from '../../people/browser.ts'
import { listIncidents } from '../../people/desk-data.ts'
import { bring } from '../../people/prepare.ts'
import { see } from '../../people/see.ts'
import { approve, notice, seePublished, writeAnswer } from '../../people/steps.ts'
import { onceOnly } from '../../setup/once.ts'
import {
  createTelegramPlace,
  publishTelegramPost,
  setPrivacy,
  type TelegramPlace,
} from '../../setup/telegram-client.ts'

const { openAs, openStranger } = useBrowser()
const MUNICIPALITY = 'Волотовский округ'

async function connectBot(page: Page, place: TelegramPlace, name: string): Promise<void> {
  await setPrivacy(place, true)
  await page.goto('/channels')
  await page.getByRole('link', { name: 'Подключить канал' }).click()
  await page.getByRole('group', { name: 'Сеть' }).getByText('Телеграм').click()
  await see(page.getByText(/@BotFather команду/))
  await page.getByLabel('Токен бота').fill('123456789:takogo-tokena-net-i-nikogda-ne-bylo')
  await page.getByRole('button', { name: 'Проверить' }).click()
  const checks = page.getByRole('list', { name: 'Проверки' })
  await see(checks.getByText(/Токен отозван или введён с ошибкой/))

  await page.getByLabel('Токен бота').fill(place.bot.token)
  await page.getByLabel('Наши каналы и группы').fill(`@${place.username}`)
  await page.getByRole('button', { name: 'Проверить' }).click()
  await see(checks.getByText(/Включён режим приватности/))

  await setPrivacy(place, false)
  await page.getByRole('button', { name: 'Проверить' }).click()
  await see(page.getByText(new RegExp(`«${name} .*»: (всё готово|готово, но)`)))
  await page.getByRole('combobox', { name: 'Муниципалитет' }).fill('Волот')
  await page.getByRole('option', { name: MUNICIPALITY }).click()
  await page.getByRole('button', { name: 'Подключить', exact: true }).click()
  await notice(page, `Подключено: ${name}`)
}

/** A resident at the page of the emulator, chosen for the whole of the journey. */
async function openResident({ url }: TelegramPlace, firstName: string): Promise<Page> {
  const { page } = await openStranger({ url })
  await page.goto('/residents')
  await page.getByLabel('Имя жителя').fill('')
  await page.getByPlaceholder('Имя', { exact: true }).fill(firstName)
  await page.getByRole('button', { name: 'Придумать и войти' }).click()
  await see(page.getByText('Вы пишете как'))
  return page
}

/** The question that says this, as soon as it is on the desk. */
async function findOnDesk(page: Page, text: string): Promise<string> {
  const found: { id: string | null } = { id: null }
  await expect
    .poll(async () => {
      for (const id of await listIncidents(page, 'queue=new&municipalityCode=volot')) {
        const reply = await page.request.get(`/api/incidents/${id}`)
        if ((await reply.text()).includes(text)) found.id = id
      }
      return found.id
    })
    .not.toBeNull()
  await page.goto(`/desk/new/${found.id}`)
  await see(page.getByText(text))
  return found.id ?? ''
}

async function answer(incidentId: string, firstName: string): Promise<string> {
  await bring(incidentId, 'taken', { place: 'volot' })
  const executor = (await openAs('executor')).page
  await executor.goto(`/tasks/${incidentId}`)
  const words = `Здравствуйте, ${firstName}! Бригада выехала сегодня, работы закончим сегодня. Отвечает администрация округа: 8 (81662) 6-10-10.`
  await writeAnswer(executor, words)
  const approver = (await openAs('approver')).page
  await approve(approver, incidentId)
  await seePublished((await openAs('dispatcher')).page, incidentId, 'Телеграм')
  return words
}

it('connects a bot and answers in private and under a post of the channel', async () => {
  const name = `Волот в Телеграме ${Date.now()}`
  const place = await createTelegramPlace(name, `volot_${Date.now()}`)
  await connectBot((await openAs('administrator')).page, place, name)
  await publishTelegramPost(place, 'Расскажите, где не горят фонари.')

  const vera = await openResident(place, 'Вера')
  await vera.goto(`/dialog/${place.bot.id}`)
  await vera.getByLabel('Сообщение').fill('На Комсомольской, 9 третий день нет холодной воды.')
  await vera.getByRole('button', { name: 'Отправить' }).click()
  const ivan = await openResident(place, 'Иван')
  await ivan.goto(`/channel/${place.channelId}`)
  await ivan.getByLabel('Комментарий').fill('У школы на Мира, 4 не горит фонарь над переходом.')
  await ivan.getByRole('button', { name: 'Отправить' }).click()

  const desk = (await openAs('dispatcher')).page
  const inPrivate = await findOnDesk(desk, 'На Комсомольской, 9 третий день нет холодной воды.')
  const underPost = await findOnDesk(desk, 'У школы на Мира, 4 не горит фонарь над переходом.')
  const toVera = await answer(inPrivate, 'Вера')
  const toIvan = await answer(underPost, 'Иван')

  await see(vera.getByText(toVera))
  await see(vera.getByText(/Решена ли проблема|Получили ли вы ответ/))
  await vera.getByRole('button', { name: 'Да', exact: true }).click()
  const answered = ivan.locator('article.official', { hasText: toIvan })
  await see(answered)
  // It stands under the comment that it answers.
  await see(answered.locator('blockquote', { hasText: 'У школы на Мира, 4' }))

  // The word of the button is the resident's own: the question is closed by it.
  await expect
    .poll(async () => (await listIncidents(desk, 'queue=done&municipalityCode=volot')).includes(inPrivate))
    .toBe(true)
})

it('shows what comes while the network never rests', async () => {
  const place = await createTelegramPlace('Волот: поток', `volot_flow_${onceOnly()}`)
  const resident = await openResident(place, 'Раиса')
  await resident.goto(`/channel/${place.channelId}`)
  const posts = { left: 60 }
  const flow = (async () => {
    for (; posts.left > 0; posts.left -= 1) {
      await publishTelegramPost(place, `Новость ${posts.left}`)
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  })()
  await see(resident.getByText('Новость 60', { exact: true }))
  expect(posts.left).toBeGreaterThan(0)
  posts.left = 0
  await flow
})
