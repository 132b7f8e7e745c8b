/**
 * The words of what is erased, wherever they are repeated: so many of them in a row, or a name. What people have put
 * into other words is not known again.
 */
import { tokenize } from '../../text/index.ts'

export type Traces = { readonly runs: ReadonlySet<string>; readonly lengths: readonly number[] }

/** Fewer words in a row stand in many texts by chance; a shorter text is known as a whole. */
const RUN_WORDS = 4
const LEAST_WORDS = 2
const SHORTEST_NICK = 4
const ERASED_LINE = '• Стёрто по требованию автора'

export function tracesOf({ texts, names }: { texts: readonly string[]; names: readonly string[] }): Traces {
  const runs = [
    ...texts
      .map(wordsOf)
      .filter((words) => words.length >= LEAST_WORDS)
      .flatMap((words) => runsIn(words, Math.min(RUN_WORDS, words.length))),
    ...names
      .map(wordsOf)
      .filter((words) => words.length >= LEAST_WORDS || (words[0]?.length ?? 0) >= SHORTEST_NICK)
      .map((words) => words.join(' ')),
  ]
  return { runs: new Set(runs), lengths: [...new Set(runs.map((run) => run.split(' ').length))] }
}

export function speaksOf({ runs, lengths }: Traces, text: string): boolean {
  const words = wordsOf(text)
  return lengths.some((length) => runsIn(words, length).some((run) => runs.has(run)))
}

/** Line by line, since each item of a digest is one. */
export function withoutTraces(traces: Traces, text: string): string {
  return text
    .split('\n')
    .map((line) => (speaksOf(traces, line) ? ERASED_LINE : line))
    .join('\n')
}

function wordsOf(text: string): string[] {
  return tokenize(text).map(({ word }) => word)
}

function runsIn(words: readonly string[], length: number): string[] {
  return words.length < length
    ? []
    : Array.from({ length: words.length - length + 1 }, (_, at) => words.slice(at, at + length).join(' '))
}
