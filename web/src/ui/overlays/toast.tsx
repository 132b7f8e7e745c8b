import { IconX } from '@tabler/icons-react'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useHotkeys } from '../../lib/keyboard/hotkeys.ts'
import { useWhenLineReturns } from '../../lib/line/line.ts'
import { useSecondsLeft } from '../../lib/time/use-seconds-left.ts'
import { Kbd } from '../Kbd.tsx'
import './toast.css'

type Toast = {
  id: number
  at: number
  text: string
  look: 'plain' | 'late'
  undo: (() => void) | null
  /** Another word for it than «Отменить». */
  label: string | null
  /** Ctrl+Z runs it too; what changes much at once only its button does. */
  isByKey: boolean
  lifeMs: number
  /** What can be stopped until then, and how the seconds left are said. */
  hold: { endsAt: number; say: (seconds: number) => string } | null
}

const LIFE_MS = 10_000
/** Of what changed much at once: its people look at the list before they see that it was wrong. */
const MANY_LIFE_MS = 60_000
let toasts: readonly Toast[] = []
let nextId = 1
const listeners = new Set<() => void>()

const MOST_HOLDS = 3

/** Two at once: beside a new one stays what can still be undone, else the latest. Several that wait to leave all stay. */
function makeRoom(shown: readonly Toast[]): readonly Toast[] {
  const holds = shown.filter((toast) => toast.hold).slice(-MOST_HOLDS)
  const kept = shown.findLast((toast) => toast.undo) ?? shown.at(-1)
  const newest = kept && !kept.hold ? [...holds.slice(-1), kept] : holds
  // What changed much at once can be taken back for its whole minute, whatever is done meanwhile.
  const many = shown.findLast(({ lifeMs }) => lifeMs === MANY_LIFE_MS)
  const room = many && !newest.includes(many) ? [many, ...newest] : newest
  // What was refused is read before what was done meanwhile.
  const refused = shown.findLast(({ look }) => look === 'late')
  return refused && !room.includes(refused) ? [refused, ...room] : room
}

function change(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

/** Says what happened, in the past tense; its button of undo lives ten seconds. Ctrl+Z goes on by the list of own acts. */
export function showToast(text: string, undo: (() => void) | null = null, label: string | null = null): void {
  change([
    ...makeRoom(toasts),
    {
      id: nextId++,
      at: Date.now(),
      text,
      look: 'plain',
      undo,
      label,
      isByKey: true,
      lifeMs: LIFE_MS,
      hold: null,
    },
  ])
}

/** For what is taken back only in the screen that did it: its notice leaves with that screen. */
export function useScreenToast(): (text: string, undo: () => void) => void {
  const own = useRef<readonly number[]>([])
  useEffect(() => () => change(toasts.filter(({ id }) => !own.current.includes(id))), [])
  return (text, undo) => {
    own.current = [...own.current, nextId]
    showToast(text, undo)
  }
}

/** The last act that stands in no list of own acts, so Ctrl+Z must not reach behind it. */
let otherAct: { text: string; at: number } | null = null

/** Says what was done outside of questions of the desk. */
export function showOtherAct(text: string, undo: (() => void) | null = null): void {
  otherAct = { text, at: Date.now() }
  showToast(text, undo)
}

/** Null: nothing was done outside of the list since that moment. */
export function otherActSince(moment: number): string | null {
  return otherAct && otherAct.at > moment ? otherAct.text : null
}

/** What changed much at once: its button takes it back for a minute, Ctrl+Z asks first. */
export function showManyToast(text: string, undo: () => void, label: string): void {
  change([
    ...makeRoom(toasts),
    {
      id: nextId++,
      at: Date.now(),
      text,
      look: 'plain',
      undo,
      label,
      isByKey: false,
      lifeMs: MANY_LIFE_MS,
      hold: null,
    },
  ])
}

/**
 * What has not left yet: as long as it can be stopped, the toast counts down and stays. Returns what takes it away, which
 * says whether it still stood there.
 */
export function showHoldToast(
  text: string,
  {
    leftMs,
    undo,
    label,
    say,
  }: { leftMs: number; undo: () => void; label: string; say: (seconds: number) => string },
): () => boolean {
  const hold = { endsAt: Date.now() + leftMs, say }
  const id = nextId++
  change([
    ...makeRoom(toasts),
    { id, at: Date.now(), text, look: 'plain', undo, label, isByKey: true, lifeMs: LIFE_MS, hold },
  ])
  return () => {
    const stood = toasts.some((toast) => toast.id === id)
    dismiss(id)
    return stood
  }
}

/** `act`: what its button does in place of taking the words away. */
export function showErrorToast(
  text: string,
  label: string | null = null,
  act: (() => void) | null = null,
): void {
  change([
    ...makeRoom(toasts),
    {
      id: nextId++,
      at: Date.now(),
      text,
      look: 'late',
      undo: act,
      label,
      isByKey: false,
      lifeMs: LIFE_MS,
      hold: null,
    },
  ])
}

/** What is said with an act that leads away is of that act, and is read on the next page. */
const OF_THE_STEP_MS = 2000

/** The page was left: what was said on it goes, but for what can still be taken back. */
export function leaveToasts(): void {
  const now = Date.now()
  change(toasts.filter(({ undo, hold, at }) => undo !== null || hold !== null || now - at < OF_THE_STEP_MS))
}

/** Of what has passed nothing is said any longer. */
export function dismissSaying(text: string): void {
  change(toasts.filter((toast) => !toast.text.includes(text)))
}

function dismiss(id: number): void {
  change(toasts.filter((toast) => toast.id !== id))
}

function runUndo(toast: Toast | undefined): void {
  if (!toast?.undo) return
  dismiss(toast.id)
  toast.undo()
}

/** Runs what the newest notice offers to take back; false when none does by a key. */
export function undoLastToast(): boolean {
  const last = toasts.findLast((toast) => toast.undo)
  if (!last?.isByKey) return false
  runUndo(last)
  return true
}

export function Toasts() {
  const { t } = useTranslation()
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => toasts,
  )
  // Ctrl+Z is for the newest of them alone.
  const last = shown.findLast((toast) => toast.undo)
  const canUndo = last?.isByKey === true
  useHotkeys({ 'mod+z': canUndo && (() => void undoLastToast()) })
  useWhenLineReturns(() => dismissSaying(t('errors.network_unreachable')))
  const box = useRef<HTMLDivElement>(null)
  useRoom(box)
  useAboveFeet(box, shown)
  return (
    <div
      className="toasts"
      role="status"
      ref={box}
      data-more={shown.length > 1 ? shown.length - 1 : undefined}
    >
      {shown.map((toast) => (
        <ToastRow key={toast.id} toast={toast} hasKey={toast === last} />
      ))}
    </div>
  )
}

/** The feet of the lists give the notices as much room as they take. */
function useRoom(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = box.current
    if (!element) return
    const give = () => document.documentElement.style.setProperty('--v-toasts', `${element.offsetHeight}px`)
    const observer = new ResizeObserver(give)
    observer.observe(element)
    return () => observer.disconnect()
  }, [box])
}

/**
 * On a phone notices stand above whatever is pressed at the foot of the screen: the sections, a send button, the acts of a
 * card. Such a bar is marked `data-foot`. The head stays free, and a keyboard that lies over the page pushes them up.
 */
function useAboveFeet(box: RefObject<HTMLElement | null>, shown: readonly Toast[]): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each notice anew, for another page may have come
  useLayoutEffect(() => {
    const stand = () => box.current?.style.setProperty('--feet', `${heightOfFeet()}px`)
    stand()
    window.visualViewport?.addEventListener('resize', stand)
    return () => window.visualViewport?.removeEventListener('resize', stand)
  }, [box, shown])
}

function heightOfFeet(): number {
  const tops = [...document.querySelectorAll('[data-foot]')]
    .map((foot) => foot.getBoundingClientRect())
    // One that is scrolled away or not drawn is not at the foot.
    .filter(({ height, top, bottom }) => height > 0 && top < innerHeight && bottom > innerHeight / 2)
    .map(({ top }) => top)
  const view = window.visualViewport
  const end = view ? view.offsetTop + view.height : innerHeight
  return Math.max(0, innerHeight - Math.min(end, ...tops))
}

function ToastRow({ toast, hasKey }: { toast: Toast; hasKey: boolean }) {
  const { t } = useTranslation()
  const [isHeld, setHeld] = useState(false)
  const left = useRef(toast.lifeMs)
  useEffect(() => {
    if (isHeld || toast.hold) return
    const startedAt = Date.now()
    const timer = setTimeout(() => dismiss(toast.id), left.current)
    return () => {
      clearTimeout(timer)
      left.current = Math.max(1500, left.current - (Date.now() - startedAt))
    }
  }, [isHeld, toast])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the button inside does for keys what a touch does
    <div
      className={`toast ${toast.look}`}
      // A finger that has touched it would hold it for good: it leaves without a word.
      onPointerEnter={({ pointerType }) => setHeld(pointerType === 'mouse')}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      onClick={() => dismiss(toast.id)}
    >
      <span className="grow">
        {toast.text}
        {toast.hold && <Countdown hold={toast.hold} onOver={() => dismiss(toast.id)} />}
      </span>
      {toast.undo ? (
        <button type="button" onClick={() => runUndo(toast)}>
          {toast.label ?? t('common.undo')}
          {hasKey && <Kbd keys="Ctrl+Z" />}
        </button>
      ) : null}
      {(!toast.undo || toast.lifeMs === MANY_LIFE_MS) && (
        // A cross: a word here would read as taking the act back.
        <button type="button" aria-label={t('common.closeNotice')} onClick={() => dismiss(toast.id)}>
          <IconX className="ic" aria-hidden="true" />
        </button>
      )}
    </div>
  )
}

/** Seen, not heard: a reader would be told every second. */
function Countdown({ hold, onOver }: { hold: NonNullable<Toast['hold']>; onOver: () => void }) {
  const seconds = useSecondsLeft(hold.endsAt)
  const over = useRef(onOver)
  over.current = onOver
  useEffect(() => {
    if (seconds === 0) over.current()
  }, [seconds])
  return <span aria-hidden="true">{` ${hold.say(seconds)}`}</span>
}
