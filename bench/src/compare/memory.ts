import { readdirSync, readFileSync } from 'node:fs'

/** Measures the megabytes of a process and of all that descend from it; shared pages count by their share (PSS). */
export function readMemoryMb(rootPid: number): number {
  const parents = new Map(
    readdirSync('/proc')
      .filter(isNumber)
      .map((pid) => [Number(pid), parentOf(pid)]),
  )
  const family = new Set([rootPid])
  // Walking a set visits members that are added meanwhile.
  for (const member of family) for (const [pid, parent] of parents) if (parent === member) family.add(pid)
  return [...family].reduce((sum, pid) => sum + shareOf(pid), 0)
}

const isNumber = (name: string) => /^\d+$/.test(name)

/** Reads the parent after the name, which stands in brackets and may hold anything. */
function parentOf(pid: string): number {
  return Number(/\) \S (\d+) [^)]*$/.exec(readOrNothing(`/proc/${pid}/stat`))?.[1] ?? 0)
}

function shareOf(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readOrNothing(`/proc/${pid}/smaps_rollup`))?.[1]
  return Number(kilobytes ?? 0) / 1024
}

/** A process may end between the two looks, and then it has no memory to count. */
function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
