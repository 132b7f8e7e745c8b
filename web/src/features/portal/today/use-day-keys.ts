import type { RefObject } from 'react'
import { useHotkeys } from '../../../lib/keyboard/hotkeys.ts'
import { stepLinks } from '../../../lib/keyboard/step-links.ts'

export function useDayKeys(list: RefObject<HTMLElement | null>): void {
  useHotkeys({ j: () => stepLinks(list.current, 1), k: () => stepLinks(list.current, -1) })
}
