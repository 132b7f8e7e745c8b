import type { DraftPromise } from '@veche/contract/answers.ts'
import { openPromiseFields } from '../draft-content.ts'
import { useOpenPromise } from './use-open-promise.ts'

/** Brings the field of the promise under the eyes, with the focus in it. */
export function goToPromise(field: 'what' | 'who' | 'dueAt'): void {
  const input = document.querySelector<HTMLElement>(`[data-promise] [name="${field}"]`)
  input?.focus({ preventScroll: true })
  input?.scrollIntoView({ block: 'center' })
}

/** To the first empty field. */
export function goToOpenPromise(promise: DraftPromise | null): void {
  goToPromise(firstOpen(promise))
}

/** Names the empty fields of a promise, and a press leads to the first of them. */
export function OpenPromise({ promise }: { promise: DraftPromise | null }) {
  const words = useOpenPromise()
  return <PromiseHint field={firstOpen(promise)}>{words(promise)}</PromiseHint>
}

const firstOpen = (promise: DraftPromise | null) => openPromiseFields(promise)[0] ?? 'what'

/** What is wrong with a field of the promise; a press leads to it. */
export function PromiseHint({ field, children }: { field: 'what' | 'who' | 'dueAt'; children: string }) {
  return (
    <button type="button" className="lnk tap" onClick={() => goToPromise(field)}>
      {children}
    </button>
  )
}
