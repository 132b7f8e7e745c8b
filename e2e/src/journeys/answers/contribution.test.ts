/** Two bodies, one answer: the executor asks the water company for its part from a phone, and one published text holds it. */
import { expect, it } from 'vitest'
import { ask } from '../../people/ask.ts'
import { PHONE, useBrowser } from '../../people/browser.ts'
import { PNG } from '../../people/grey-point.ts'
import { approveVersion, bring } from '../../people/prepare.ts'
import { see, seeGone } from '../../people/see.ts'
import { notice, writeAnswer } from '../../people/steps.ts'
import { openCommunity } from '../../setup/community.ts'

const { openAs } = useBrowser()
const PART = 'Задвижку откроем 25 ноября до 14:00.'

it('is asked for, given by people who see nothing else, and leaves in one answer', async () => {
  const community = await openCommunity('Волот просит часть', { municipality: 'volot' })
  const dispatcher = (await openAs('dispatcher')).page
  const { resident, comment, incidentId } = await ask(
    dispatcher,
    community,
    'Второй день нет холодной воды на Мира, когда откроют задвижку?',
  )
  await bring(incidentId, 'taken', { place: 'volot' })

  const executor = (await openAs('executor', { size: PHONE })).page
  await executor.goto(`/tasks/${incidentId}`)
  await executor.getByRole('button', { name: 'Запросить часть ответа' }).click()
  const dialog = executor.getByRole('dialog', { name: 'Запросить часть ответа' })
  await dialog.getByRole('combobox', { name: 'У кого' }).fill('полисть')
  await dialog.getByRole('option', { name: /Полисть-Водоканал/ }).click()
  await see(dialog.getByText(/^Часть нужна до/))
  await dialog.getByLabel('Что нужно').fill('Когда откроете задвижку на Мира?')
  await dialog.getByRole('button', { name: 'Запросить' }).click()
  await notice(executor, 'Запросили у 1 ведомства')

  const helper = (await openAs('helper', { size: PHONE })).page
  await helper.goto('/parts?list=asked')
  const lists = helper.getByRole('navigation', { name: 'Какие части' })
  await see(lists)
  expect(await lists.locator('[aria-current=page]').allTextContents()).toEqual(['Мы попросили'])
  await helper.goto('/parts')
  await helper.getByRole('link', { name: /Когда откроете задвижку на Мира/ }).click()
  await see(helper.getByText(/Второй день нет холодной воды/))
  await seeGone(helper.getByText(resident.firstName))
  await helper.getByRole('button', { name: 'Взять' }).click()
  await helper
    .getByLabel('Добавить фото или документ')
    .setInputFiles({ name: 'задвижка.png', mimeType: 'image/png', buffer: PNG })
  await see(helper.getByRole('link', { name: 'Открыть: задвижка.png' }))
  await helper.getByRole('button', { name: 'Дать часть' }).click()
  const giving = helper.getByRole('dialog')
  await giving.getByLabel('Ваша часть ответа').fill(PART)
  await giving.getByRole('button', { name: 'Дать часть' }).click()
  await notice(helper, 'Часть отправлена')

  await executor.reload()
  await executor.getByRole('button', { name: 'Вставить в ответ' }).click()
  await expect
    .poll(() => executor.getByRole('textbox', { name: 'Текст ответа' }).inputValue())
    .toContain(`сообщает: ${PART}`)
  await executor.getByRole('button', { name: 'Взять 1 файл в ответ' }).click()
  const files = executor.getByRole('list', { name: 'Файлы ответа' })
  await see(files.getByRole('img', { name: /задвижка\.png/ }))
  await executor.getByRole('button', { name: 'Принять' }).click()
  await notice(executor, 'Часть принята')
  await writeAnswer(
    executor,
    `Здравствуйте, ${resident.firstName}! ${PART} Отвечает администрация округа: 8 (81662) 6-12-50.`,
  )
  await approveVersion(incidentId)
  const textsOf = async () => (await community.network.listAnswers(comment)).map(({ text }) => text)
  await expect.poll(textsOf).toEqual([expect.stringContaining(PART)])
})
