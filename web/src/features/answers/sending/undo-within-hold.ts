import { isUnreachable } from '../../../lib/api.ts'

type Undo = {
  send: () => Promise<unknown>
  /** When the held answer leaves; null where nobody knows. */
  endsAt: number | null
  /** The line is cut: said while it is tried again. */
  onCut: () => void
  pause: () => Promise<void>
  now: () => number
}

/** Without a line the answer would leave after all, so it is tried until the hold is over. A refusal is thrown. */
export async function undoWithinHold({
  send,
  endsAt,
  onCut,
  pause,
  now,
}: Undo): Promise<'undone' | 'too_late'> {
  for (;;) {
    try {
      await send()
      return 'undone'
    } catch (error) {
      if (!isUnreachable(error) || endsAt === null) throw error
      if (now() >= endsAt) return 'too_late'
      onCut()
    }
    await pause()
  }
}
