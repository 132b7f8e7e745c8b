import { useQueryClient } from '@tanstack/react-query'
import type { RefObject } from 'react'
import { PHONE } from '../../../lib/browser/media.ts'
import { forgetPlace, useOwnPlace } from '../answers/use-own-place.ts'

type Page = RefObject<HTMLElement | null>

/**
 * On a phone the days stand one below another, so the calendar begins at today there; whoever comes back finds it where
 * they left it. `list` names the days that are drawn, and is absent until they are. The function that it returns leads to
 * today from wherever the page stands, also in days that were left at another place.
 */
export function useTodayInView(page: Page, list: string | undefined): (listOfToday: string) => void {
  const client = useQueryClient()
  const begin = () => isPhone() && showToday(page)
  useOwnPlace(page, list === undefined ? {} : { list, begin })
  return (listOfToday) => {
    if (listOfToday === list) showToday(page)
    else forgetPlace(client, listOfToday)
  }
}

const isPhone = () => window.matchMedia(PHONE).matches

/** Where the days stand beside each other the head of the page stays in view. */
function showToday(page: Page): void {
  const today = page.current?.querySelector('[aria-current="date"]')
  today?.scrollIntoView({ block: isPhone() ? 'start' : 'nearest' })
}
