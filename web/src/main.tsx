// The shared styles come first: what a page says about itself wins.
import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'

import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { router } from './app/router.tsx'
import { keepInstallOffer } from './lib/browser/install-offer.ts'
import { startTheme } from './lib/browser/theme.ts'
import { startI18n } from './lib/i18n.ts'
import { guardKeys } from './lib/keyboard/hotkeys.ts'
import { fetchDialogsWhenUsed } from './lib/line/lazy-part.ts'
import { fetchStylesAgain } from './lib/line/styles-again.ts'
import { queryClient } from './lib/queries/query-client.ts'
import { Toasts } from './ui/overlays/toast.tsx'
import { Sprite } from './ui/Sprite.tsx'

/** The worker is told what was loaded; a browser remembers 250 files unless it is asked to, and a task with its parts has more. */
const MOST_FILES = 3000

async function start(root: HTMLElement): Promise<void> {
  guardKeys()
  startTheme()
  keepInstallOffer()
  fetchDialogsWhenUsed()
  fetchStylesAgain()
  performance.setResourceTimingBufferSize(MOST_FILES)
  await startI18n()
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <Sprite />
        <RouterProvider router={router} />
        <Toasts />
      </QueryClientProvider>
    </StrictMode>,
  )
}

const root = document.getElementById('root')
if (root) void start(root)
