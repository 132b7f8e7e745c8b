import { useSyncExternalStore } from 'react'
import { readStored, writeStored } from './storage.ts'

export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const listeners = new Set<() => void>()
const darkScreen = window.matchMedia('(prefers-color-scheme: dark)')

function readTheme(): Theme {
  const stored = readStored('theme')
  return THEMES.find((theme) => theme === stored) ?? 'auto'
}

function applyTheme(): void {
  const theme = readTheme()
  const isDark = theme === 'dark' || (theme === 'auto' && darkScreen.matches)
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
  for (const listener of listeners) listener()
}

export function startTheme(): void {
  darkScreen.addEventListener('change', applyTheme)
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
