import { ANSWER_LINE_LIMIT } from './limits.ts'

const BETWEEN = ' · '

/** `before`: the line as its writer saw it; not told, what is written stands alone. */
type Written = { kept: string | null; before: string | undefined; line: string }

/** The answer line after one more writer: what another wrote meanwhile stays. Null: both together are too long. */
export function joinLines({ kept, before, line }: Written): string | null {
  const joined = join({ kept: kept ?? '', before, line })
  return joined.length > ANSWER_LINE_LIMIT ? null : joined
}

function join({ kept, before, line }: Written & { kept: string }): string {
  if (before === undefined || kept === '' || kept === before) return line
  const [all, part] = [within(kept), within(before)]
  if (before !== '' && all.includes(part))
    return without(all.replace(part, () => (line === '' ? BETWEEN : within(line))))
  if (line === '' || all.includes(within(line))) return kept
  return `${kept}${BETWEEN}${line}`
}

function within(line: string): string {
  return `${BETWEEN}${line}${BETWEEN}`
}

function without(all: string): string {
  return all.slice(BETWEEN.length, -BETWEEN.length)
}
