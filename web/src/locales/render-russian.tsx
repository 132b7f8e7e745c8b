import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import i18next, { createInstance } from 'i18next'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { allTexts } from './all-texts.ts'

const i18n = createInstance()
await i18n.init({
  lng: 'ru',
  resources: { ru: { translation: allTexts('ru') } },
  interpolation: { escapeValue: false },
})

/** For tests: what a person reads at first, in Russian; of the server there is what `client` holds. */
export function renderRussian(node: ReactNode, client = new QueryClient()): string {
  // Quotes are those of the page, whatever language a test before this one has left.
  i18next.language = 'ru'
  return renderToStaticMarkup(
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={client}>{node}</QueryClientProvider>
    </I18nextProvider>,
  )
}
