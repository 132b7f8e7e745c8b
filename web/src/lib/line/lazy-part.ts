import { type ComponentType, createElement, lazy, Suspense, useState } from 'react'
import { SECTIONS_OF_PAGES } from '../../locales/sections.ts'
import { needSections } from '../i18n.ts'
import { loadPatiently } from './load-patiently.ts'
import { LateDialog, PartBoundary } from './PartBoundary.tsx'

type Load<Name extends string, Props> = () => Promise<Record<Name, ComponentType<Props>>>

/** Of the pages that have come so far. */
const parts = new Set<() => Promise<unknown>>()

/** A part of a page that comes only when it is shown, with the words of its sections. Its failure stays in its place. */
export function lazyPart<Name extends string, Props extends object>(name: Name, load: Load<Name, Props>) {
  const bring = bringer(name, load)
  const Part = lazy(bring) as unknown as ComponentType<Props>
  parts.add(bring)
  // biome-ignore lint/correctness/noComponentHookFactories: modules alone call this, once for each part
  return function LatePart(props: Props) {
    return createElement(PartBoundary, null, createElement(Part, props))
  }
}

function bringer<Name extends string, Props>(name: Name, load: Load<Name, Props>) {
  return loadPatiently(async () => {
    const [module] = await Promise.all([load(), needSections(SECTIONS_OF_PAGES[name] ?? [])])
    return { default: module[name] }
  })
}

const dialogs = new Set<() => Promise<unknown>>()
let isKeptAtHand = false

/** A part that opens over the page: nothing stands in its place while it comes, unless the line is cut meanwhile. */
export function lazyDialog<Name extends string, Props extends object>(name: Name, load: Load<Name, Props>) {
  const bring = bringer(name, load)
  let Here: ComponentType<Props> | null = null
  const bringOnce = async () => {
    const module = await bring()
    Here = module.default
    return module
  }
  const Part = lazy(bringOnce) as unknown as ComponentType<Props>
  if (isKeptAtHand) void bringOnce().catch(() => undefined)
  else dialogs.add(bringOnce)
  // biome-ignore lint/correctness/noComponentHookFactories: modules alone call this, once for each dialog
  function LazyDialog(props: Props) {
    // What has come already opens with the very key that asks for it.
    const [Opened] = useState(() => Here ?? Part)
    return createElement(Suspense, { fallback: createElement(LateDialog) }, createElement(Opened, props))
  }
  /** Whether it opens at once. */
  LazyDialog.isHere = () => Here !== null
  return LazyDialog
}

/** Dialogs of the open page come with the first touch or key, before anybody can ask for one. */
export function fetchDialogsWhenUsed(): void {
  for (const event of ['keydown', 'pointerdown'] as const)
    window.addEventListener(event, () => void fetchDialogs(), { passive: true })
}

/** For a page that works without a line: its dialogs come before anybody touches it, those of its later parts with them. */
export function keepDialogsAtHand(): Promise<void> {
  isKeptAtHand = true
  return fetchDialogs()
}

/** For a page that may open without a line before it was opened with one: what comes late in it is here by then. */
export async function keepPartsAtHand(): Promise<void> {
  const asked = [...parts]
  parts.clear()
  for (const bring of asked) await bring().catch(() => undefined)
}

async function fetchDialogs(): Promise<void> {
  const asked = [...dialogs]
  dialogs.clear()
  await Promise.allSettled(asked.map((bring) => bring()))
}
