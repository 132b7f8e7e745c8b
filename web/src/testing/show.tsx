import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import i18next from 'i18next'
import type { ReactNode } from 'react'
import { initReactI18next } from 'react-i18next'
import { vi } from 'vitest'
import { guardKeys } from '../lib/keyboard/hotkeys.ts'
import { allTexts } from '../locales/all-texts.ts'
import { Toasts } from '../ui/overlays/toast.tsx'
// A busy machine reads it for longer than a test waits.
import '../ui/overlays/MenuList.tsx'

await i18next.use(initReactI18next).init({
  ...{ lng: 'ru', returnNull: false, interpolation: { escapeValue: false } },
  resources: { ru: { translation: allTexts('ru') } },
  // As in the product: words may come later than the page.
  react: { bindI18nStore: 'added' },
})

guardKeys()

/** A part of a page in Russian as the product shows it, notices included, and a person at its keys and pointer. */
export function show(node: ReactNode) {
  const client = new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, retry: false, networkMode: 'offlineFirst' },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
  const frame = (shown: ReactNode) => (
    <QueryClientProvider client={client}>
      {shown}
      <Toasts />
    </QueryClientProvider>
  )
  const view = render(frame(node))
  return {
    user: userEvent.setup({ delay: null }),
    client,
    again: (other: ReactNode) => view.rerender(frame(other)),
    leave: view.unmount,
  }
}

/** Time goes by where a test has stopped the clock. */
export async function pass(ms: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(ms))
}

/** What was begun comes to its end, without any time going by. */
export const settle = () => pass(0)
