import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { ACCOUNTS } from '../people/accounts.ts'
import { ask } from '../people/ask.ts'
import { useBrowser } from '../people/browser.ts'
import { getIncident } from '../people/desk-data.ts'
import { bring } from '../people/prepare.ts'
import { see, seeGone } from '../people/see.ts'
import { choose, notice } from '../people/steps.ts'
import { openCommunity } from '../setup/community.ts'

const { openAs, expectTrouble } = useBrowser()
const AGENCY = 'Администрация Окуловского округа'
const MUNICIPALITY = 'Окуловский округ'
const ROADS = 'Некачественное покрытие асфальтовых дорог'
const GRAVEL = 'Содержание грунтовых дорог'
const LIGHT = 'Неисправность или отсутствие освещения на дорогах и тротуарах'
const QUESTION = 'На Ленина, 30 у школы темно и ямы, вечером дети спотыкаются. Сделайте что-нибудь!'

const community = () => openCommunity('Окуловка вместе', { municipality: 'okulovka' })

async function openTriage(page: Page, incidentId: string): Promise<void> {
  await page.goto(`/desk/new/${incidentId}`)
  await see(page.getByRole('region', { name: 'Переписка' }).getByText('дети спотыкаются'))
  await page.keyboard.press('e')
  await see(page.getByRole('dialog'))
}

async function fillPlace(page: Page, street: string): Promise<void> {
  await choose(page, 'Муниципалитет', MUNICIPALITY)
  await choose(page, 'Ведомство', AGENCY)
  await page.getByRole('dialog').getByLabel('Улица').fill(street)
}

it('shows who writes, and lets a person choose field by field what a colleague changed under the form', async () => {
  const { page: dispatcher } = await openAs('dispatcher')
  const { page: moderator } = await openAs('approver')
  const { channelId, ...place } = await community()
  const { incidentId } = await ask(dispatcher, { channelId, ...place }, QUESTION)
  await dispatcher.goto(`/desk/new/${incidentId}?channelId=${channelId}`)
  const here = dispatcher.getByRole('list', { name: 'Кто ещё здесь' })

  await moderator.goto(`/desk/new/${incidentId}`)
  await see(here.getByText(`${ACCOUNTS.approver.name} читает`))
  await see(moderator.getByRole('list', { name: 'Кто ещё здесь' }).getByText(/Полякова/))
  await moderator.keyboard.press('e')
  await see(here.getByText(`${ACCOUNTS.approver.name} пишет`))
  const rows = dispatcher.getByRole('region', { name: 'Список вопросов' })
  await see(rows.getByText(`${ACCOUNTS.approver.name} пишет`))

  await dispatcher.keyboard.press('e')
  await choose(dispatcher, 'Тема', ROADS)
  await fillPlace(dispatcher, 'Ленина у школы')
  await choose(moderator, 'Тема', LIGHT)
  await fillPlace(moderator, 'ул. Ленина')
  await moderator.getByRole('dialog').getByRole('button', { name: 'Разметить' }).click()
  await notice(moderator, 'Принято')

  const merge = dispatcher.getByRole('region', { name: 'Что выбрать' })
  const topic = merge.getByRole('group', { name: 'Тема' })
  await see(topic.getByText(ROADS))
  await see(topic.getByText(LIGHT))
  await see(topic.getByText(new RegExp(`Сейчас: ${ACCOUNTS.approver.name}, `)))
  const street = merge.getByRole('group', { name: 'Улица' })
  await see(street.getByText('Ленина у школы'))
  await street.getByRole('radio', { name: /^Ваше/ }).check()
  await topic.getByRole('radio', { name: /^Сейчас/ }).check()
  const save = dispatcher.getByRole('dialog').getByRole('button', { name: 'Сохранить', exact: true })
  await save.click()
  await see(dispatcher.getByText('Сначала выберите, что останется в изменённых полях'))
  await merge.getByRole('button', { name: 'Взять выбранное' }).click()
  await seeGone(merge)
  await save.click()
  await notice(dispatcher, 'Разметка изменена')
  const saved = await getIncident(dispatcher, incidentId)
  expect(saved.step).toBe('assigned')
  expect(saved.address.street).toBe('Ленина у школы')
  await see(dispatcher.getByRole('region', { name: 'О вопросе' }).getByText(LIGHT))
})

it('shows what a colleague did after the page was read and before its stream began', async () => {
  const { page: dispatcher } = await openAs('dispatcher')
  const { page: moderator } = await openAs('approver')
  const { incidentId } = await ask(dispatcher, await community(), QUESTION)
  // A slow line: everything is read long before the stream opens.
  const gate = Promise.withResolvers<void>()
  await moderator.route('**/api/events*', async (route) => {
    await gate.promise
    await route.continue()
  })
  await moderator.goto(`/desk/new/${incidentId}`)
  await see(moderator.getByRole('region', { name: 'Переписка' }).getByText('дети спотыкаются'))
  await bring(incidentId, 'registered', { place: 'okulovka' })
  gate.resolve()
  await see(moderator.getByText(AGENCY))
})

it('refuses what was written over an old card, shows the new one, and loses no word', async () => {
  const { page: dispatcher } = await openAs('dispatcher')
  const { page: moderator } = await openAs('approver')
  // This screen hears of nothing: what stands on it may be old.
  expectTrouble(/409 \(Conflict\)|api\/events/)
  await moderator.route('**/api/events*', (route) => route.abort())
  const { incidentId } = await ask(dispatcher, await community(), QUESTION)
  await openTriage(moderator, incidentId)
  await choose(moderator, 'Тема', ROADS)
  await fillPlace(moderator, 'Ленина, от школы до рынка')
  await openTriage(dispatcher, incidentId)
  await choose(dispatcher, 'Тема', GRAVEL)
  await fillPlace(dispatcher, 'Ленина, 30')
  await dispatcher.getByRole('dialog').getByRole('button', { name: 'Разметить' }).click()
  await notice(dispatcher, 'Принято')

  const dialog = moderator.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Разметить' }).click()
  const merge = dialog.getByRole('region', { name: 'Что выбрать' })
  await see(merge.getByText(new RegExp(`Сейчас: ${ACCOUNTS.dispatcher.name}, `)))
  await see(merge.getByRole('group', { name: 'Улица' }).getByText('Ленина, 30'))
  expect((await getIncident(dispatcher, incidentId)).address.street).toBe('Ленина, 30')
  expect(await dialog.getByLabel('Улица').inputValue()).toBe('Ленина, от школы до рынка')
  await merge.getByRole('button', { name: 'Взять выбранное' }).click()
  await dialog.getByRole('button', { name: 'Сохранить', exact: true }).click()
  await notice(moderator, 'Разметка изменена')
  expect((await getIncident(dispatcher, incidentId)).address.street).toBe('Ленина, от школы до рынка')
})

it('keeps both texts when two people write one answer', async () => {
  expectTrouble(/409 \(Conflict\)/)
  const dispatcher = (await openAs('dispatcher')).page
  const { page: coordinator } = await openAs('coordinator')
  const { page: executor } = await openAs('executor')
  const { incidentId } = await ask(dispatcher, await community(), QUESTION)
  await bring(incidentId, 'taken', { place: 'okulovka' })
  await executor.goto(`/tasks/${incidentId}`)
  await coordinator.goto(`/answer/${incidentId}`)
  const theirs = coordinator.getByRole('textbox', { name: 'Текст ответа' })
  const mine = executor.getByRole('textbox', { name: 'Текст ответа' })
  await see(theirs)
  await see(mine)

  await mine.fill('Здравствуйте! Фонарь у школы починят до пятницы.')
  await see(executor.getByText(/^сохранено \d/))
  await see(coordinator.getByText(`${ACCOUNTS.executor.name} пишет`))
  await dispatcher.goto(`/desk/in_progress/${incidentId}`)
  await see(
    dispatcher.getByRole('list', { name: 'Кто ещё здесь' }).getByText(`${ACCOUNTS.executor.name} пишет`),
  )

  await theirs.fill('Здравствуйте! Ямы у школы засыпали вчера.')
  const conflict = coordinator.getByRole('region', { name: 'Две версии черновика' })
  await see(conflict.getByText('Фонарь у школы починят до пятницы.', { exact: false }))
  await see(conflict.getByText('Ямы у школы засыпали вчера.', { exact: false }))
})
