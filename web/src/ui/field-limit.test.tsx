import { createInstance } from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { beforeAll, expect, it } from 'vitest'
import { allTexts } from '../locales/all-texts.ts'
import { TextArea } from './Field.tsx'

const i18n = createInstance()
beforeAll(async () => {
  await i18n.init({
    lng: 'ru',
    resources: { ru: { translation: allTexts('ru') } },
    interpolation: { escapeValue: false },
  })
})

function render(length: number): string {
  return renderToStaticMarkup(
    <I18nextProvider i18n={i18n}>
      <TextArea label="Причина" limit={1000} value={'я'.repeat(length)} readOnly />
    </I18nextProvider>,
  )
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
