import axe from 'axe-core'
import { beforeEach, expect, it } from 'vitest'
import { ask } from '../../people/ask.ts'
import { DESK, useBrowser } from '../../people/browser.ts'
import { see, seeGone } from '../../people/see.ts'
import { findViolations } from '../../screens/find-violations.ts'
import { type ConnectedCommunity, openCommunity } from '../../setup/community.ts'

const { openAs } = useBrowser()
const PHONE = { width: 390, height: 844 }

let community: ConnectedCommunity
beforeEach(async () => {
  community = await openCommunity('Шимск смотрит', { municipality: 'shimsk' })
})

it.each([DESK, PHONE])(
  'opens lists that are read by all and stay on the screen ($width px)',
  async (size) => {
    const { page } = await openAs('dispatcher', { size })
    await page.addInitScript(axe.source)
    const { incidentId } = await ask(page, community, 'Нет света на Мира, 5.')
    await page.goto(`/desk/new/${incidentId}`)
    await see(page.getByRole('button', { name: /^Изменить/ }).last())
    const isWhole = async () => {
      const box = await page.locator('.menu-l').boundingBox()
      if (!box) return false
      const { x, y, width, height } = box
      return x >= 0 && y >= 0 && x + width <= size.width && y + height <= size.height
    }

    // The reasons of a dismissal: a choice with a hint beside its list.
    await page.keyboard.press('d')
    await see(page.getByRole('menu', { name: 'Отклонить' }))
    await expect.poll(isWhole).toBe(true)
    expect(await findViolations(page, {})).toEqual([])
    await page.keyboard.press('Escape')
    await seeGone(page.getByRole('menu'))

    // The present ones of several are told.
    await page.getByRole('button', { name: /^Меню/ }).click()
    await see(page.getByRole('menuitemradio', { name: 'Русский', checked: true }))
    await expect.poll(isWhole).toBe(true)
    expect(await findViolations(page, {})).toEqual([])
    await page.keyboard.press('Escape')
    await seeGone(page.getByRole('menu'))

    // A list in a dialog closes before the dialog does.
    await page
      .getByRole('button', { name: /^Изменить/ })
      .last()
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'Тема', exact: true }).click()
    await see(page.getByRole('listbox', { name: 'Тема', exact: true }))
    expect(await findViolations(page, {})).toEqual([])
    await page.keyboard.type('зоопарк')
    await see(dialog.getByRole('status').getByText('Ничего не нашли'))
    await page.keyboard.press('Escape')
    await seeGone(page.getByRole('listbox'))
    await see(dialog)
    await page.keyboard.press('Escape')
    await seeGone(dialog)
  },
)
