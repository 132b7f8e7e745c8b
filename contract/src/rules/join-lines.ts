import { ANSWER_LINE_LIMIT } from './limits.ts'

const BETWEEN = ' · '

/** Why a line must be confirmed before it is sent: two people wrote it, or its writer left in the middle. */
export type LineRemark = 'joined' | 'unfinished'
export type KeptLine = { line: string | null; remark: LineRemark | null }
/** `before`: the line as its writer saw it; not told, what is written stands alone. */
export type Written = { before?: string | undefined; line: string; isUnfinished?: boolean | undefined }

/**
 * Joins the answer line of two writers: the text of the other one stays, and a remark says that two have written it.
 * Null if both together are too long.
 */
export function writeLine(kept: KeptLine, { before, line, isUnfinished = false }: Written): KeptLine | null {
  const joined = join({ kept: kept.line ?? '', before, line })
  if (joined.length > ANSWER_LINE_LIMIT) return null
  if (joined === '') return { line: null, remark: null }
  if (joined === kept.line && joined !== before) return kept
  if (joined !== line && joined.includes(BETWEEN)) return { line: joined, remark: 'joined' }
  return { line: joined, remark: isUnfinished ? 'unfinished' : null }
}

type Joining = { kept: string; before: string | undefined; line: string }

function join({ kept, before, line }: Joining): string {
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
