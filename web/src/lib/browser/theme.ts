import { useEffect, useState, useSyncExternalStore } from 'react'
import { readStored, writeStored } from './storage.ts'

export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const listeners = new Set<() => void>()
const darkScreen = window.matchMedia('(prefers-color-scheme: dark)')

function readTheme(): Theme {
  const stored = readStored('theme')
  return THEMES.find((theme) => theme === stored) ?? 'auto'
}

/** A screen that has a theme of its own. */
let ofScreen: Theme | null = null
/** Paper is light, whatever the screen is. */
let isOnPaper = false

function applyTheme(): void {
  const theme = isOnPaper ? 'light' : (ofScreen ?? readTheme())
  const isDark = theme === 'dark' || (theme === 'auto' && darkScreen.matches)
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
  for (const listener of listeners) listener()
}

export function startTheme(): void {
  darkScreen.addEventListener('change', applyTheme)
  window.addEventListener('beforeprint', () => turnToPaper(true))
  window.addEventListener('afterprint', () => turnToPaper(false))
  applyTheme()
}

function turnToPaper(isPaper: boolean): void {
  isOnPaper = isPaper
  applyTheme()
}

export function setTheme(theme: Theme): void {
  writeStored('theme', theme)
  applyTheme()
}

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, readTheme)
}

/** On air it is dark unless its editor wants it otherwise; leaving the screen gives back what the person chose. */
export function useScreenTheme(name: string, usual: Theme): [Theme, (theme: Theme) => void] {
  const [theme, setOwn] = useState(() => THEMES.find((one) => one === readStored(name)) ?? usual)
  useEffect(() => {
    ofScreen = theme
    applyTheme()
    return () => {
      ofScreen = null
      applyTheme()
    }
  }, [theme])
  return [
    theme,
    (next) => {
      writeStored(name, next)
      setOwn(next)
    },
  ]
}
