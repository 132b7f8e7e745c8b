// @vitest-environment jsdom
/** What stands on the screen says one thing of the line: the banner and the dialog before it. */
import { act, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { OverrideDialog } from '../../../features/answers/checklist/index.ts'
import { useSendsLater } from '../../../lib/line/sends-later.ts'
import { ME } from '../../../testing/frame.ts'
import { show } from '../../../testing/show.tsx'
import { LineBanner } from './LineBanner.tsx'

afterEach(() => vi.restoreAllMocks())

const nothing = () => undefined

function Screen({ isAsked }: { isAsked: boolean }) {
  useSendsLater()
  return (
    <>
      <LineBanner userId={ME.id} />
      {isAsked && (
        <OverrideDialog
          {...{ remarks: [], isUnchecked: true, isPending: false, reason: '' }}
          {...{ onReason: nothing, onClose: nothing, onConfirm: nothing }}
        />
      )}
    </>
  )
}

it('says with the dialog of an unchecked answer that it goes by itself', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  show(<Screen isAsked />)
  act(() => void window.dispatchEvent(new Event('offline')))
  await screen.findByText(/^Нет связи с .* Написанное сохранено здесь и уйдёт само/)
  expect(screen.getByText(/^Нет связи: ответ уйдёт сам/)).toBeTruthy()
})

it('says what has happened with the first drawing of a page that comes without a line', () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  localStorage.setItem('veche.line.lostAt', String(Date.now()))
  show(<LineBanner userId={ME.id} />)
  expect(screen.getByText(/^Нет связи с /)).toBeTruthy()
})
