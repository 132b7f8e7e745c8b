import type { Page } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import { useBrowser } from '../../people/browser.ts'
import { getIncident, listIncidents } from '../../people/desk-data.ts'
import { bring } from '../../people/prepare.ts'
import { becomeResident, sendWords } from '../../people/resident.ts'
import { see } from '../../people/see.ts'
import { approve, notice, seePublished, writeAnswer } from '../../people/steps.ts'
import { createMaxBot, createMaxChannel, createOkGroup } from '../../setup/messenger-client.ts'

const browser = useBrowser()
const { openAs } = browser
const MUNICIPALITY = 'Валдайский округ'

type Key = { network: string; label: string; wrong: string; right: string; refusal: RegExp; name: string }

/** The administrator tries a dead key, is told how to mend it, and connects with a living one. */
async function connect(page: Page, { network, label, wrong, right, refusal, name }: Key): Promise<void> {
  await page.goto('/channels')
  await page.getByRole('link', { name: 'Подключить канал' }).click()
  await page.getByRole('group', { name: 'Сеть' }).getByText(network).click()
  const checks = page.getByRole('list', { name: 'Проверки' })
  await page.getByLabel(label).fill(wrong)
  await page.getByRole('button', { name: 'Проверить' }).click()
  await see(checks.getByText(refusal))
  await page.getByLabel(label).fill(right)
  await page.getByRole('button', { name: 'Проверить' }).click()
  await see(page.getByText(new RegExp(`«${name}»: (всё готово|готово, но)`)))
  await page.getByRole('combobox', { name: 'Муниципалитет' }).fill(MUNICIPALITY)
  await page.getByRole('option', { name: MUNICIPALITY }).click()
  await page.getByRole('button', { name: 'Подключить', exact: true }).click()
  await notice(page, `Подключено: ${name}`)
}

/** The card of the channel on this surface; the dispatcher reads the resident's words there. */
async function findOnDesk(
  page: Page,
  { network, channelName, surface, text }: Record<'network' | 'channelName' | 'surface' | 'text', string>,
): Promise<string> {
  await page.goto('/desk/new')
  async function find(): Promise<string | undefined> {
    for (const id of await listIncidents(page, `queue=new&network=${network}`)) {
      const incident = await getIncident(page, id)
      if (incident.channelName === channelName && incident.surface === surface) return id
    }
    return undefined
  }
  await expect.poll(find).toBeDefined()
  const id = String(await find())
  await page.goto(`/desk/new/${id}`)
  await see(page.getByText(text).first())
  return id
}

async function answer(incidentId: string, firstName: string, network: string): Promise<string> {
  await bring(incidentId, 'taken', { place: 'valday' })
  const executor = (await openAs('executor')).page
  await executor.goto(`/tasks/${incidentId}`)
  const words = `Здравствуйте, ${firstName}! Бригада выехала сегодня, работы закончим сегодня. Отвечает администрация округа: 8 (81667) 5-00-10.`
  await writeAnswer(executor, words)
  await approve((await openAs('approver')).page, incidentId)
  await seePublished((await openAs('dispatcher')).page, incidentId, network)
  return words
}

it('connects a bot of MAX and answers in a dialog and under a post of the channel', async () => {
  // Words like those of the answer before are remarked on when they are sent, after the check while writing.
  browser.expectTrouble(/400/)
  const { maxUrl } = inject('world')
  const name = `Валдай в MAX ${Date.now()}`
  const bot = await createMaxBot(maxUrl, name)
  await connect((await openAs('administrator')).page, {
    ...{ network: 'MAX', label: 'Токен бота', wrong: 'no-such-token', right: bot.token, name },
    refusal: /Токен отозван или введён с ошибкой/,
  })
  const channelId = await createMaxChannel(maxUrl, bot.id, `${name}: канал`)

  const vera = await becomeResident(browser, maxUrl, 'Вера')
  await vera.goto(`/bot/${bot.id}`)
  await vera.getByRole('button', { name: 'Начать' }).click()
  await sendWords(vera, 'Сообщение', 'На Красных Зорь, 9 третий день нет холодной воды.')
  const ivan = await becomeResident(browser, maxUrl, 'Иван')
  await ivan.goto(`/channel/${channelId}`)
  await sendWords(ivan, 'Комментарий', 'У школы на Советской, 14 не горит фонарь над переходом.')

  const desk = (await openAs('dispatcher')).page
  const inPrivate = await findOnDesk(desk, {
    ...{ network: 'max', channelName: name, surface: 'private' },
    text: 'На Красных Зорь, 9 третий день нет холодной воды.',
  })
  const underPost = await findOnDesk(desk, {
    ...{ network: 'max', channelName: name, surface: 'comment' },
    text: 'У школы на Советской, 14 не горит фонарь над переходом.',
  })
  const toVera = await answer(inPrivate, 'Вера', 'MAX')
  const toIvan = await answer(underPost, 'Иван', 'MAX')

  await see(vera.getByText(toVera))
  await vera.getByRole('button', { name: 'Да', exact: true }).click()
  const answered = ivan.locator('article.official', { hasText: toIvan })
  await see(answered)
  // It stands under the comment that it answers.
  await see(answered.locator('blockquote', { hasText: 'У школы на Советской, 14' }))
  // The word of the button is the resident's own: the question is closed by it.
  await expect.poll(async () => (await listIncidents(desk, 'queue=done')).includes(inPrivate)).toBe(true)
})

it('connects a group of Odnoklassniki and answers where the resident wrote', async () => {
  const { okUrl } = inject('world')
  const name = `Валдай в Одноклассниках ${Date.now()}`
  const group = await createOkGroup(okUrl, name)
  await connect((await openAs('administrator')).page, {
    ...{
      network: 'Одноклассники',
      label: 'Ключ доступа группы',
      wrong: 'no-such-key',
      right: group.key,
      name,
    },
    refusal: /Ключ заменён более новым или введён с ошибкой/,
  })
  const olga = await becomeResident(browser, okUrl, 'Ольга')
  await olga.goto(`/group/${group.id}`)
  await sendWords(olga, 'Сообщение', 'На Денисова, 30 не вывозят мусор вторую неделю.')
  const desk = (await openAs('dispatcher')).page
  const asked = await findOnDesk(desk, {
    ...{ network: 'ok', channelName: name, surface: 'private' },
    text: 'На Денисова, 30 не вывозят мусор вторую неделю.',
  })
  const words = await answer(asked, 'Ольга', 'Одноклассники')
  const answered = olga.locator('article.official', { hasText: words })
  await see(answered)
  await see(answered.locator('blockquote', { hasText: 'На Денисова, 30' }))
})
