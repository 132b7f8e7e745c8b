import { readdirSync, readFileSync } from 'node:fs'

/** Megabytes of a process and all that come from it; pages that are shared count by their share (PSS). */
export function readMemoryMb(rootPid: number): number {
  const parents = new Map(
    readdirSync('/proc')
      .filter(isNumber)
      .map((pid) => [Number(pid), parentOf(pid)]),
  )
  const family = new Set([rootPid])
  // A set that grows while it is walked gives its new members too.
  for (const member of family) for (const [pid, parent] of parents) if (parent === member) family.add(pid)
  return [...family].reduce((sum, pid) => sum + shareOf(pid), 0)
}

const isNumber = (name: string) => /^\d+$/.test(name)

/** Its name stands in brackets before and may hold anything. */
function parentOf(pid: string): number {
  return Number(/\) \S (\d+) [^)]*$/.exec(readOrNothing(`/proc/${pid}/stat`))?.[1] ?? 0)
}

function shareOf(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readOrNothing(`/proc/${pid}/smaps_rollup`))?.[1]
  return Number(kilobytes ?? 0) / 1024
}

/** A process may end between the two looks. */
function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
