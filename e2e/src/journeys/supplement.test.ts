import { expect, it } from 'vitest'
import { ACCOUNTS } from '../people/accounts.ts'
import { ask } from '../people/ask.ts'
import { useBrowser } from '../people/browser.ts'
import { getIncident } from '../people/desk-data.ts'
import { see } from '../people/see.ts'
import {
  approve,
  assignPerson,
  notice,
  register,
  seePublished,
  takeTask,
  writeAnswer,
} from '../people/steps.ts'
import { openCommunity } from '../setup/community.ts'

const { openAs } = useBrowser()
const AGENCY = 'Администрация Чудовского округа'
const WORDS = 'Воду дали 25 ноября, а не 24: поправьте день'
const CONTACT = 'За воду отвечает администрация округа: 8 (81665) 5-45-08.'

it('adds to an answer what was asked for, and sends nobody the same letter twice', async () => {
  const dispatcher = (await openAs('dispatcher')).page
  const community = await openCommunity('Чудово о воде', { municipality: 'chudovo' })
  const { resident, comment, incidentId } = await ask(
    dispatcher,
    community,
    'На Губина, 12 нет воды второй день. Когда дадут воду?',
  )
  await register(dispatcher, incidentId, AGENCY, 'Чудовский округ')
  await assignPerson((await openAs('coordinator')).page, incidentId, ACCOUNTS.executor.name)
  const executor = (await openAs('executor')).page
  const approver = (await openAs('approver')).page
  await takeTask(executor, incidentId)
  const said = `Здравствуйте, ${resident.firstName}! Воду на Губина, 12 дали 24 ноября. ${CONTACT}`
  await writeAnswer(executor, said)
  await approve(approver, incidentId)
  await seePublished(dispatcher, incidentId)

  const supplement = async () => {
    await approver.goto(`/desk/awaiting_author/${incidentId}`)
    await approver.getByRole('button', { name: 'Ещё', exact: true }).click()
    await approver.getByRole('menuitem', { name: 'Дополнить ответ' }).click()
    const dialog = approver.getByRole('dialog')
    await see(dialog.getByText('Жители прочитают не её'))
    await dialog.getByLabel(/^Что дополнить/).fill(WORDS)
    await dialog.getByRole('button', { name: 'Начать дополнение' }).click()
    await notice(approver, `теперь у: ${ACCOUNTS.executor.name}`)
    expect(approver.url()).toContain(incidentId)
  }
  await supplement()
  await approver
    .getByRole('status')
    .getByRole('button', { name: /^Отменить/ })
    .click()
  await expect.poll(async () => (await getIncident(dispatcher, incidentId)).step).toBe('awaiting_author')
  await supplement()

  await executor.goto('/tasks?tab=today')
  const task = executor.locator(`a[href="/tasks/${incidentId}"]`)
  await see(task.getByText('дополнение к ответу'))
  await task.click()
  await see(executor.getByRole('region', { name: 'Что дополнить' }).getByText(WORDS))
  await see(executor.getByText(/^Здесь текст, который жители получили/))
  await see(executor.getByText('Это слово в слово то, что жители уже получили'))
  expect(await executor.getByRole('button', { name: /^На согласование/ }).isDisabled()).toBe(true)
  const added = said.replace('24 ноября', '25 ноября')
  await writeAnswer(executor, added)

  await approver.goto(`/approvals/${incidentId}`)
  const banner = approver.getByRole('region', { name: 'Что дополнить' })
  await see(banner.getByText(/^Дополнение к ответу от .* · ушёл под 1 вопрос · просит/))
  await see(banner.getByText(said))
  await approve(approver, incidentId)
  await seePublished(dispatcher, incidentId)
  const texts = (await community.network.listAnswers(comment)).map(({ text }) => text)
  expect(texts).toHaveLength(2)
  expect(texts[1]).toContain(added)
})
