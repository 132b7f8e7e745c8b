import { type ComponentType, lazy } from 'react'
import { SECTIONS_OF_PAGES } from '../locales/sections.ts'
import { needSections } from './i18n.ts'

/** A part of a page that comes only when it is shown, with the words of its sections. */
export function lazyPart<Name extends string, Props>(
  name: Name,
  load: () => Promise<Record<Name, ComponentType<Props>>>,
) {
  return lazy(async () => {
    const [module] = await Promise.all([load(), needSections(SECTIONS_OF_PAGES[name] ?? [])])
    return { default: module[name] }
  })
}
