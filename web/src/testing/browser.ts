/** What pages use of a browser and jsdom lacks. Loaded before every test; where there is no window, only the line. */
import { onlineManager } from '@tanstack/react-query'
import { afterEach } from 'vitest'

function addMissing(): void {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  globalThis.Request = requestOf(globalThis.Request)
  globalThis.ResizeObserver = NoObserver
  globalThis.IntersectionObserver = SeenAtOnce
  // Lists that draw only what is seen draw something.
  Object.defineProperty(Element.prototype, 'clientHeight', { configurable: true, get: () => 600 })
  Element.prototype.scrollIntoView = () => undefined
  Element.prototype.scrollTo = () => undefined
  window.matchMedia = (media) => Object.assign(new EventTarget(), { ...NO_MEDIA, media })
  addModal(HTMLDialogElement.prototype)
}

const NO_MEDIA = { matches: false, onchange: null, addListener() {}, removeListener() {} }

/** An address without a host is of the page; a signal of jsdom is none for Node. */
function requestOf(Base: typeof Request): typeof Request {
  return class extends Base {
    constructor(input: RequestInfo | URL, { signal: _, ...init }: RequestInit = {}) {
      super(typeof input === 'string' ? new URL(input, location.href) : input, init)
    }
  }
}

class NoObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/** Whatever is on the page is in sight, until a test says `SeenAtOnce.isInSight`. */
export class SeenAtOnce implements IntersectionObserver {
  static isInSight: (target: Element) => boolean = () => true
  readonly root = null
  readonly rootMargin = ''
  readonly scrollMargin = ''
  readonly thresholds = []
  readonly #tell: IntersectionObserverCallback

  constructor(tell: IntersectionObserverCallback) {
    this.#tell = tell
  }

  observe(target: Element): void {
    const isIntersecting = SeenAtOnce.isInSight(target)
    const bounds = target.getBoundingClientRect()
    const sizes = { boundingClientRect: bounds, intersectionRect: bounds, rootBounds: null }
    this.#tell(
      [{ target, isIntersecting, intersectionRatio: Number(isIntersecting), time: 0, ...sizes }],
      this,
    )
  }

  unobserve(): void {}
  disconnect(): void {}
  takeRecords(): IntersectionObserverEntry[] {
    return []
  }
}

type Shown = { focused: Element | null; onKeyDown: (event: KeyboardEvent) => void }

/** A modal takes the focus, asks by Escape whether it may close, and gives the focus back. */
function addModal(modal: HTMLDialogElement): void {
  const shown = new WeakMap<HTMLDialogElement, Shown>()
  modal.showModal = function () {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented)
        this.dispatchEvent(new Event('cancel', { cancelable: true }))
    }
    shown.set(this, { focused: document.activeElement, onKeyDown })
    this.setAttribute('open', '')
    window.addEventListener('keydown', onKeyDown)
    this.querySelector<HTMLElement>('button, input, textarea, select, a[href]')?.focus()
  }
  modal.close = function () {
    const before = shown.get(this)
    shown.delete(this)
    this.removeAttribute('open')
    if (!before) return
    window.removeEventListener('keydown', before.onKeyDown)
    if (before.focused instanceof HTMLElement) before.focused.focus()
  }
}

if (typeof window !== 'undefined') {
  const { act, cleanup, configure, fireEvent } = await import('@testing-library/react')
  // The whole page in an error hides what was looked for.
  configure({
    // A busy machine draws later; nothing is asserted of when.
    asyncUtilTimeout: 20_000,
    getElementError: (message) => new Error(message?.split('\n')[0]),
  })
  addMissing()
  // One for all files of a process: what one test says of the line would stop the queries of the next file.
  afterEach(() => onlineManager.setOnline(true))
  afterEach(() => {
    // Notices outlive what is on the screen, as they should, but no test.
    act(() => {
      for (const toast of document.querySelectorAll<HTMLElement>('.toast')) toast.click()
    })
    // A person who leaves by pressing elsewhere: no key of the next test is taken for the rest of a word.
    fireEvent.pointerDown(document.body)
    cleanup()
    localStorage.clear()
  })
} else {
  // Node's says nothing of a line; without one a late part would ask for the server to the end of all tests.
  Object.defineProperty(navigator, 'onLine', { configurable: true, value: true })
}
