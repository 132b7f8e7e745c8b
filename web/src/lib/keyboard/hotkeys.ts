import { useEffect, useRef, useSyncExternalStore } from 'react'
import { readStored, writeStored } from '../browser/storage.ts'
import { isKeyQuiet, isTyping, watchFocus } from './lost-focus.ts'

/** `j`, `?`, `/`, `Enter`, `mod+z`, `mod+Enter`. Letters are keys of the keyboard, not characters: «о» is J too. */
export type Hotkeys = Record<string, ((event: KeyboardEvent) => void) | false | undefined>

export function keyName(
  event: Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string {
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : ''
  if (event.key === '?' || (event.code === 'Slash' && event.shiftKey)) return `${mod}?`
  if (event.key === '/' || event.code === 'Slash') return `${mod}/`
  if (/^Key[A-Z]$/.test(event.code))
    return `${mod}${event.shiftKey ? 'shift+' : ''}${event.code.slice(3).toLowerCase()}`
  return `${mod}${event.key}`
}

const CONTROL = 'button, a[href], summary, [role="option"]'

/** Enter and Space on a focused control belong to that control; not on a row that has nothing left to open. */
function isControl(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  const control = target.closest(CONTROL)
  return control !== null && !control.hasAttribute('data-enter-of-page')
}

/**
 * The row that was opened takes the focus from the link or button that was pressed before it: the next Enter is then
 * for the row on the screen. A field that is written in and an open dialog keep theirs.
 */
export function takeFocus(row: HTMLElement | null): void {
  const before = document.activeElement
  if (!row || before === row || !before?.matches(CONTROL) || !before.closest('main')) return
  if (before.closest('dialog') || document.querySelector('dialog[open]')) return
  row.focus({ preventScroll: true })
}

/** The page went there by itself: the focus comes along from wherever it was, but from a field and a dialog. */
export function leadTo(row: HTMLElement | null): void {
  if (isTyping(document.activeElement) || document.querySelector('dialog[open]')) return
  row?.focus({ preventScroll: true })
}

function shouldSkip(event: KeyboardEvent, name: string): boolean {
  if (event.defaultPrevented || event.altKey || event.isComposing) return true
  if (document.querySelector('dialog[open]')) return true
  // The search is opened from anywhere: a list of actions makes way for it.
  if (name !== 'mod+k' && document.querySelector('[aria-haspopup="menu"][aria-expanded="true"]')) return true
  if (name.startsWith('mod+')) return name === 'mod+z' && isTyping(event.target)
  if (!areKeysOn() || isTyping(event.target) || isKeyQuiet()) return true
  return (name === 'Enter' || name === ' ') && isControl(event.target)
}

/** `isFirst`: before those of everything else on the screen, as for rows that are chosen. */
export function useHotkeys(hotkeys: Hotkeys, { isFirst = false }: { isFirst?: boolean } = {}): void {
  const latest = useRef(hotkeys)
  latest.current = hotkeys
  useEffect(() => {
    watchFocus()
    function onKeyDown(event: KeyboardEvent) {
      const name = keyName(event)
      const run = latest.current[name]
      if (!run || shouldSkip(event, name)) return
      event.preventDefault()
      run(event)
    }
    window.addEventListener('keydown', onKeyDown, { capture: isFirst })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: isFirst })
  }, [isFirst])
}

/** What may go on while a key is held: it moves or scrolls, and changes nothing. */
const MOVES = /^(mod\+)?(shift\+[jk]|[jk+=-]|Arrow\w+|Page\w+|Home|End|Tab)$/

/** A held key repeats itself: what it would do once more, nobody has asked for. In a field it writes. */
export function isHeldAct(
  event: Parameters<typeof keyName>[0] & { repeat: boolean; target: EventTarget | null },
): boolean {
  const name = keyName(event)
  if (!event.repeat || MOVES.test(name)) return false
  if (!isTyping(event.target)) return name !== ' ' || isControl(event.target)
  return /^(mod\+)?Enter$/.test(name) && !(name === 'Enter' && isManyLines(event.target))
}

function isManyLines(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.tagName === 'TEXTAREA')
}

/**
 * Words that a keyboard of a phone, a dictation or an input method still puts together are its own: its Enter takes a
 * word and its Escape lets go of one. Some browsers say so by the code 229 alone.
 */
function isComposed({ isComposing, keyCode }: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  return isComposing || keyCode === 229
}

/** Before every other listener, buttons and fields included. What is composed goes to the field and to no handler of ours. */
export function guardKeys(): void {
  const stop = (event: KeyboardEvent) => {
    if (isComposed(event)) return event.stopImmediatePropagation()
    if (!isHeldAct(event)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  window.addEventListener('keydown', stop, { capture: true })
}

const listeners = new Set<() => void>()

/** Single-letter keys can be switched off: speech input and shaky hands type by accident (WCAG 2.1.4). */
export function areKeysOn(): boolean {
  return readStored('keys') !== 'off'
}

export function setKeysOn(isOn: boolean): void {
  writeStored('keys', isOn ? null : 'off')
  for (const listener of listeners) listener()
}

export function useKeysOn(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, areKeysOn)
}
