/** Two people have one form open: nothing typed is lost, and a person chooses field by field. */
import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { ACCOUNTS } from '../people/accounts.ts'
import { useBrowser } from '../people/browser.ts'
import { see, seeGone } from '../people/see.ts'
import { openCommunity, writeComment } from '../setup/community.ts'
import { onceOnly } from '../setup/once.ts'

const { openAs, openSecond, expectTrouble } = useBrowser()
const PLACE = 'Волотовский'

function isFocused(field: Element): boolean {
  return field === document.activeElement
}

async function planStream(page: Page, title: string): Promise<string> {
  await page.goto('/livestreams')
  await page.getByRole('button', { name: 'Запланировать эфир' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Запланировать' }).click()
  // What is missing is named at its field, and the focus goes to the first of them.
  await see(dialog.getByText('Напишите тему эфира'))
  await see(dialog.getByText('Назовите, кто отвечает'))
  expect(await dialog.getByLabel('Тема').evaluate(isFocused)).toBe(true)
  await dialog.getByLabel('Тема').fill(title)
  await dialog.getByRole('combobox', { name: 'Муниципалитет' }).fill(PLACE)
  await dialog.getByRole('option', { name: PLACE }).first().click()
  await dialog.getByLabel('Имя и фамилия').fill('Мария Лебедева')
  await dialog.getByRole('button', { name: 'Запланировать' }).click()
  await see(page.getByRole('heading', { level: 1, name: title }))
  return page.url()
}

async function save(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
}

it('keeps both plans of a stream until one of them is chosen', async () => {
  expectTrouble(/409 \(Conflict\)/)
  const title = `Вода ${onceOnly()}`
  const { page: first } = await openAs('dispatcher')
  const { page: second } = await openAs('approver')
  const url = await planStream(first, title)
  for (const page of [first, second]) {
    await page.goto(url)
    await page.getByRole('button', { name: 'Изменить', exact: true }).click()
  }
  const [theirs, mine] = [first.getByRole('dialog'), second.getByRole('dialog')]
  await theirs.getByLabel('Тема').fill(`${title}: график отключений`)
  await save(theirs)
  await seeGone(theirs)

  await mine.getByLabel('Тема').fill(`${title} и отопление`)
  await mine.getByLabel('Должность').fill('глава округа')
  await save(mine)
  const choice = mine.getByRole('region', { name: 'Что оставить' })
  await see(choice.getByText(`изменил другой человек: ${ACCOUNTS.dispatcher.name}`))
  await see(choice.getByText(`${title}: график отключений`))
  await see(mine.getByText('Это поле изменил другой человек'))
  expect(await mine.getByLabel('Тема').inputValue()).toBe(`${title} и отопление`)
  await expect.poll(() => choice.getByLabel('Оставить моё').evaluate(isFocused)).toBe(true)
  // Nothing leaves before the choice.
  await save(mine)
  await see(choice)
  await choice.getByLabel('Взять новое').check()
  expect(await mine.getByLabel('Тема').inputValue()).toBe(`${title}: график отключений`)
  await choice.getByLabel('Оставить моё').check()
  expect(await mine.getByLabel('Тема').inputValue()).toBe(`${title} и отопление`)
  await save(mine)
  await see(second.getByRole('heading', { level: 1, name: `${title} и отопление` }))
  await see(second.getByText('глава округа'))
})

it('mends the words of a question, joins what a colleague wrote beside, and asks where both worded it', async () => {
  expectTrouble(/409 \(Conflict\)/)
  const asked = `Когда дадут воду на улице Мира? ${onceOnly()}`
  const place = await openCommunity('Волот: эфир', { municipality: 'volot' })
  const announced = `Прямая линия ${onceOnly()}`
  const { id: postId } = await place.network.publishPost(place.groupId, announced)
  const { page: first } = await openAs('dispatcher')
  const { page: second } = await openAs('approver')
  const url = await planStream(first, `Вопросы ${onceOnly()}`)
  await first.getByRole('button', { name: 'Добавить источник' }).click()
  await first.getByRole('dialog').getByText(announced).click()
  await first.getByRole('dialog').getByRole('button', { name: 'Добавить' }).click()
  await first.getByRole('button', { name: 'Объявить', exact: true }).click()
  await first.getByRole('dialog').getByRole('button', { name: 'Объявить', exact: true }).click()
  // A comment that comes before the announcement is a question of the desk.
  await seeGone(first.getByRole('dialog'))
  await writeComment({ ...place, postId }, await place.network.createResident(), asked)

  for (const page of [first, second]) {
    await page.goto(url)
    const row = page.getByRole('listitem').filter({ hasText: asked })
    await row.getByRole('button', { name: 'Подготовить' }).click()
  }
  const [theirs, mine] = [first.getByRole('dialog'), second.getByRole('dialog')]
  await theirs.getByLabel('Подсказка ведомств').fill('Насос меняют до пятницы')
  await theirs.getByLabel('Вопрос', { exact: true }).fill('Улица Мира: вода')
  await save(theirs)
  await seeGone(theirs)
  await mine.getByLabel('Вопрос', { exact: true }).fill('Вода на улице Мира: когда?')
  await mine.getByLabel('Адрес').fill('Мира, 5')
  await save(mine)
  const choice = mine.getByRole('region', { name: 'Что оставить' })
  await see(choice.getByText('Улица Мира: вода'))
  await choice.getByLabel('Взять новое').check()
  await save(mine)
  await seeGone(mine)
  const row = second.getByRole('listitem').filter({ hasText: 'Улица Мира: вода' })
  await see(row.getByText('Насос меняют до пятницы'))
})

it('joins two changes of an agency, and neither cuts nor sends what is too long', async () => {
  expectTrouble(/409 \(Conflict\)/)
  const agency = 'Администрация Волотовского округа'
  const pages = [(await openAs('administrator')).page, (await openSecond('administrator')).page]
  for (const page of pages) {
    await page.goto('/directory/agencies')
    await page.getByRole('button', { name: agency }).click()
  }
  const [theirs, mine] = pages.map((page) => page.getByRole('dialog')) as [Locator, Locator]
  await theirs.getByLabel('Телефон').fill('8 (816) 211-11-11')
  await save(theirs)
  await seeGone(theirs)

  const short = mine.getByLabel('Краткое название')
  const long = 'Администрация '.repeat(10)
  await short.fill(long)
  await save(mine)
  await see(mine.getByText('ничего не обрезано и не отправлено'))
  expect(await short.inputValue()).toBe(long)
  expect(await short.evaluate(isFocused)).toBe(true)
  await short.fill('Волот')
  // Another field than the colleague's: both stay.
  await save(mine)
  await seeGone(mine)
  await pages[1]?.reload()
  await pages[1]?.getByRole('button', { name: agency }).click()
  expect(await mine.getByLabel('Телефон').inputValue()).toBe('8 (816) 211-11-11')
  expect(await short.inputValue()).toBe('Волот')
})

it('asks on the page of settings too, and follows what others save while it is untouched', async () => {
  expectTrouble(/409 \(Conflict\)/)
  const { page: theirs } = await openAs('administrator')
  const { page: mine } = await openSecond('administrator')
  for (const page of [theirs, mine]) await page.goto('/settings')
  const days = (page: Page) => page.getByLabel('В архив, дней после закрытия')
  const radius = (page: Page) => page.getByLabel('То же место, метров')
  // Begun before the other saves: an untouched page would follow, and there would be nothing to choose.
  await days(mine).fill('900')
  await days(theirs).fill('1000')
  await theirs.getByRole('button', { name: 'Сохранить' }).click()
  await see(theirs.getByText('Настройки сохранены'))
  await radius(mine).fill('120')
  await mine.getByRole('button', { name: 'Сохранить' }).click()
  const choice = mine.getByRole('region', { name: 'Что оставить' })
  await see(choice.getByText('1000'))
  expect(await days(mine).inputValue()).toBe('900')
  await choice.getByLabel('Взять новое').check()
  await mine.getByRole('button', { name: 'Сохранить' }).click()
  await see(mine.getByText('Настройки сохранены'))
  await theirs.reload()
  await expect.poll(() => radius(theirs).inputValue()).toBe('120')
  expect(await days(theirs).inputValue()).toBe('1000')
})
