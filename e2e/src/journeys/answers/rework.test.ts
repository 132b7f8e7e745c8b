import { beforeEach, expect, it } from 'vitest'
import { type Asked, ask as askIn } from '../../people/ask.ts'
import { useBrowser } from '../../people/browser.ts'
import { getIncident } from '../../people/desk-data.ts'
import { approveVersion, bring, withLongHold } from '../../people/prepare.ts'
import { see, seeGone } from '../../people/see.ts'
import { confirmApproval, notice, seePublished, sendForApproval } from '../../people/steps.ts'
import { type ConnectedCommunity, openCommunity, writeComment } from '../../setup/community.ts'

const { openAs } = useBrowser()
let community: ConnectedCommunity

// Faults of a network that a try has set stay with its community.
beforeEach(async () => {
  community = await openCommunity('Волот отвечает', { municipality: 'volot' })
})

const ask = async (text: string) => askIn((await openAs('dispatcher')).page, community, text)

/** To the answer on the approver's table. */
async function bringToApproval({ resident, incidentId }: Asked): Promise<string> {
  const text = `Здравствуйте, ${resident.firstName}! Бригада выехала сегодня, работы закончим сегодня. Отвечает администрация округа: 8 (81662) 6-10-10.`
  await bring(incidentId, 'sent', { place: 'volot', text })
  return text
}

const textsOf = async ({ comment }: Asked) =>
  (await community.network.listAnswers(comment)).map(({ text }) => text)

it('goes back with a reason, comes again with the difference in sight, and is published', async () => {
  const asked = await ask('На Комсомольской, 5 вторую неделю не горит фонарь у остановки.')
  const text = await bringToApproval(asked)
  const approver = (await openAs('approver')).page
  await approver.goto(`/approvals/${asked.incidentId}`)
  await see(approver.getByRole('button', { name: /^Вернуть/ }))
  await approver.keyboard.press('r')
  const dialog = approver.getByRole('dialog', { name: 'Вернуть на доработку' })
  await dialog.getByLabel('Не сказано, что сделано').check()
  await dialog.getByLabel('Что исправить').fill('Напишите, какой фонарь и кто его чинит.')
  await dialog.getByRole('button', { name: 'Вернуть' }).click()
  await notice(approver, 'Возвращено на доработку')

  const executor = (await openAs('executor')).page
  await executor.goto('/tasks?tab=all')
  await executor.locator(`a[href^="/tasks/${asked.incidentId}"]`).click()
  const remark = executor.getByRole('region', { name: 'Замечание согласующего' })
  await see(remark.getByText('Напишите, какой фонарь и кто его чинит.'))
  const mended = text.replace(
    'Бригада',
    'У фонаря № 14 сгорел датчик, его заменил участок горэлектросети. Бригада',
  )
  await executor.getByRole('textbox', { name: 'Текст ответа' }).fill(mended)
  await see(executor.getByRole('region', { name: 'Что изменилось' }).getByText(/фонаря № 14/))
  await see(executor.getByText(/^сохранено \d/))
  await sendForApproval(executor)

  await approver.goto(`/approvals/${asked.incidentId}`)
  await see(approver.getByText('Версия 2', { exact: true }))
  await see(approver.getByRole('region', { name: 'Что изменилось' }).locator('ins'))
  await see(
    approver
      .getByRole('region', { name: 'Замечание согласующего' })
      .getByText('Напишите, какой фонарь и кто его чинит.'),
  )
  await see(approver.getByRole('button', { name: /^Согласовать/ }))
  // A key does not approve what is not on the screen.
  await see(approver.getByRole('region', { name: 'История' }))
  await approver.getByRole('heading', { name: 'Как увидит житель' }).hover()
  await approver.mouse.wheel(0, 10_000)
  await expect
    .poll(() => approver.getByText('Версия 2', { exact: true }).boundingBox())
    .toMatchObject({ y: expect.toSatisfy((y: number) => y < -400) })
  await approver.keyboard.press('a')
  await see(approver.getByText(/^Сначала прочитайте ответ целиком/))
  await withLongHold(async () => {
    await confirmApproval(approver, () => approver.keyboard.press('a'))
    await approver.keyboard.press('Control+z')
    await notice(approver, 'Согласование снято, ответ не ушёл')
  })
  // The person goes on with what was taken back, and it says that it waits.
  await expect.poll(() => approver.url()).toContain(asked.incidentId)
  await see(approver.getByText('Ответ снова ждёт согласования.'))
  await confirmApproval(approver)
  await seePublished((await openAs('dispatcher')).page, asked.incidentId)
  expect(await textsOf(asked)).toEqual([expect.stringContaining(mended)])
})

it('shows the end of an answer on a phone where it asks to read it, whatever room its own words take', async () => {
  const asked = await ask('На Рабочей, 3 вторую неделю не чистят двор, скорая не проехала.')
  await bringToApproval(asked)
  // So low that the end is below at first.
  const approver = (await openAs('approver', { size: { width: 390, height: 560 } })).page
  await approver.goto(`/approvals/${asked.incidentId}`)
  const yes = approver.getByRole('button', { name: /^Согласовать/ })
  await see(yes)
  const [end, foot] = [approver.locator('[data-answer-end]'), approver.locator('footer', { has: yes })]
  const said = approver.getByText(/^Сначала прочитайте ответ целиком/)
  const isOver = async () => ((await end.boundingBox())?.y ?? 0) <= ((await foot.boundingBox())?.y ?? 0)
  expect(await isOver()).toBe(false)
  await yes.click()
  await see(said)
  while (!(await isOver())) await yes.click()
  await see(approver.getByText(/^Сначала прочитайте ответ целиком: он на экране/))
  await confirmApproval(approver)
})

it('does not publish past words of the author that nobody has read', async () => {
  const asked = await ask('Во дворе Победы, 2 яма у самого подъезда, с коляской не выйти.')
  await bringToApproval(asked)
  const approver = (await openAs('approver')).page
  await approver.goto(`/approvals/${asked.incidentId}`)
  await see(approver.getByRole('button', { name: /^Согласовать/ }))
  await writeComment(community, asked.resident, 'И ещё там открытый люк!', asked.comment.id)

  await see(approver.getByText('Автор написал ещё. Пока не прочитано, ответ не публикуем.'))
  await see(approver.getByText('И ещё там открытый люк!'))
  await seeGone(approver.getByRole('button', { name: /^Согласовать/ }))
  expect(await textsOf(asked)).toEqual([])
  await approver.keyboard.press('u')
  await notice(approver, 'Отмечено прочитанным')
  await confirmApproval(approver)
  await seePublished((await openAs('dispatcher')).page, asked.incidentId)
  expect(await textsOf(asked)).toHaveLength(1)
})

it('publishes once although the answer of the network is lost', async () => {
  const asked = await ask('На Механизаторов, 1 прорвало трубу, вода течёт на дорогу.')
  await bringToApproval(asked)
  const { groupId, network } = community
  await network.setFaults([{ kind: 'drop', when: 'after', method: 'wall.createComment', next: 1, groupId }])
  await approveVersion(asked.incidentId)
  const { page } = await openAs('dispatcher')
  await expect
    .poll(async () => (await getIncident(page, asked.incidentId)).step, { timeout: 40_000, interval: 500 })
    .toBe('awaiting_author')
  await seePublished(page, asked.incidentId)
  expect(await textsOf(asked)).toHaveLength(1)
})

it('says plainly that the network refused and offers what can be done', async () => {
  const asked = await ask('Автобус до Взвада опять не пришёл утром в семь.')
  await bringToApproval(asked)
  await community.network.setFaults([
    { kind: 'error', code: 15, method: 'wall.createComment', groupId: community.groupId },
  ])
  await approveVersion(asked.incidentId)
  const { page } = await openAs('dispatcher')
  await page.goto(`/desk/publishing/${asked.incidentId}`)
  await see(page.getByText('Опубликовать не удалось: ВКонтакте'), 20_000)
  await see(page.getByText('Доступ к этой ветке закрыт.'))
  expect(await textsOf(asked)).toEqual([])
  await community.network.setFaults([])
  await page.getByRole('button', { name: 'Повторить' }).click()
  await seeGone(page.getByText('Опубликовать не удалось: ВКонтакте'))
  await seePublished(page, asked.incidentId)
  expect(await textsOf(asked)).toHaveLength(1)
})

it('lets a person finish the matter of a comment that its author deleted', async () => {
  const asked = await ask('Колонка на Кооперативной, 9 замёрзла, воды нет.')
  await bringToApproval(asked)
  const { page } = await openAs('dispatcher')
  await community.network.deleteComment(community.groupId, community.postId, asked.comment.id)
  await page.goto(`/desk/approval/${asked.incidentId}`)
  await see(page.getByText('источник удалён'))
  await approveVersion(asked.incidentId)
  await page.goto(`/desk/publishing/${asked.incidentId}`)
  await see(page.getByText('Опубликовать не удалось: ВКонтакте'), 20_000)
  await see(page.getByText('Ответа в сети нет. Его можно отправить ещё раз или опубликовать вручную.'))
  await page.getByRole('button', { name: 'Опубликовано вручную' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Отметить опубликованным' }).click()
  await see(page.getByText('Подтвердил человек.'))
  expect((await getIncident(page, asked.incidentId)).step).toBe('awaiting_author')
})
