import { useState } from 'react'
import { readStored, writeStored } from '../../../lib/browser/storage.ts'
import type { Marks } from '../places/index.ts'

/** «+id -id»: marked and unmarked. */
export function parseMarks(stored: string | null): Marks {
  return new Map((stored?.split(' ') ?? []).map((mark) => [mark.slice(1), mark.startsWith('+')]))
}

export function serialiseMarks(marks: Marks): string {
  return [...marks].map(([id, isOn]) => `${isOn ? '+' : '-'}${id}`).join(' ')
}

/**
 * Where the reader wants the answer to go; nothing leaves by it. It stays in this browser until it is sent: what was sent
 * without a place the server remembers for everybody.
 */
export function useMarks({ userId, fakeId, round }: { userId: string; fakeId: string; round: number }) {
  const key = `fake-marks.${userId}.${fakeId}.${round}`
  const [held, setHeld] = useState(() => ({ key, marks: parseMarks(readStored(key)) }))
  const marks = held.key === key ? held.marks : parseMarks(readStored(key))
  return {
    marks,
    mark(id: string, isOn: boolean): void {
      const next = new Map([...marks, [id, isOn]])
      setHeld({ key, marks: next })
      writeStored(key, serialiseMarks(next))
    },
    forget(): void {
      setHeld({ key, marks: new Map() })
      writeStored(key, null)
    },
  }
}
