import { expect, it } from 'vitest'
import { renderRussian } from '../../locales/render-russian.tsx'
import { LimitNote, TextArea } from './Field.tsx'

function render(length: number): string {
  return renderRussian(<TextArea label="Причина" limit={1000} value={'я'.repeat(length)} readOnly />)
}

it('says nothing of the limit while the text is far from it', () => {
  expect(render(100)).not.toMatch(/знак/)
})

it('counts near the limit', () => {
  expect(render(990)).toContain('990 из 1000')
})

it('cuts nothing and says in words how much is too much', () => {
  const html = render(1003)
  expect(html).not.toMatch(/maxlength/i)
  expect(html).toContain('aria-invalid="true"')
  expect(html).toContain('Длиннее на 3 знака: сократите.')
})

it('says the same under a text area that has no frame of its own', () => {
  const note = (length: number) =>
    renderRussian(<LimitNote id="note" text={'я'.repeat(length)} limit={1000} />)
  expect(note(100)).toBe('')
  expect(note(990)).toContain('990 из 1000')
  expect(note(1003)).toContain('1003 из 1000. Длиннее на 3 знака: сократите.')
})
