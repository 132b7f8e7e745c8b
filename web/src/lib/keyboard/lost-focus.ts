/**
 * Ignores keys for a second after a field with the focus was removed, because its user is still typing: after the focus has left a field by
 * itself no key acts. By themselves fields go when others act: the last thing a person did there was to type.
 */
const QUIET_MS = 1000

/** Of one screen. `inside`: whether the field still has the focus. */
export function createFocusWatch(inside: (field: unknown) => boolean) {
  let field: unknown = null
  let isLeaving = false
  let lostAt = Number.NEGATIVE_INFINITY
  return {
    enter(entered: unknown) {
      field = entered
      isLeaving = false
    },
    /** A key pressed in the field: a letter, or one that leaves it or sends what it belongs to. */
    press: ({ isLetter }: { isLetter: boolean }) => {
      isLeaving = !isLetter
    },
    /** Pressed by a pointer: whoever presses has seen the screen, and types no more. */
    point: (at: unknown) => {
      isLeaving = at !== field
      lostAt = Number.NEGATIVE_INFINITY
    },
    leave(now: number) {
      if (field !== null && !isLeaving) lostAt = now
      field = null
    },
    isQuiet(now: number): boolean {
      // Some browsers do not tell of the focus of what was taken off the page.
      if (field !== null && !inside(field)) this.leave(now)
      return now - lostAt < QUIET_MS
    },
  }
}

const LEAVING = ['Enter', 'Escape', 'Tab']

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
}

const watch = createFocusWatch((field) => document.activeElement === field)
let isWatching = false

/** The focus has just left a field by itself. */
export function isKeyQuiet(): boolean {
  return watch.isQuiet(performance.now())
}

export function watchFocus(): void {
  if (isWatching) return
  isWatching = true
  if (isTyping(document.activeElement)) watch.enter(document.activeElement)
  const on = { capture: true }
  window.addEventListener('focusin', ({ target }) => isTyping(target) && watch.enter(target), on)
  window.addEventListener('pointerdown', ({ target }) => watch.point(target), on)
  window.addEventListener(
    'keydown',
    ({ target, key, ctrlKey, metaKey }) => {
      if (isTyping(target)) watch.press({ isLetter: !LEAVING.includes(key) && !ctrlKey && !metaKey })
    },
    on,
  )
  window.addEventListener(
    'focusout',
    ({ target, relatedTarget }) => {
      // The window went behind another one: the field has the focus again when it comes back. From field to field
      // nothing is lost: keys are letters there too.
      if (isTyping(target) && !isTyping(relatedTarget) && document.hasFocus()) watch.leave(performance.now())
    },
    on,
  )
}
