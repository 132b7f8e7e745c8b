import { useQueries, useQuery } from '@tanstack/react-query'
import { useDirectory } from '../../../lib/directory.ts'
import { useDebounced } from '../../../lib/time/use-debounced.ts'
import { whoAnswersQuery } from './asking.queries.ts'

const PAUSE_MS = 250
const LEAST_LETTERS = 3
/** Of the topics that words may be about: each is one more question to the server. */
const MOST_TOPICS = 4

/** Bodies by what they do, as «Кто отвечает» finds them: the names of the topics that the words found, by body. */
export function useBodiesOfWords(typed: string, municipalityCode: string | null): Map<string, string[]> {
  const { directory, topicName } = useDirectory()
  const words = useDebounced(typed.trim(), PAUSE_MS)
  const isAsked = words.length >= LEAST_LETTERS
  const read = useQuery({ ...whoAnswersQuery({ words }, municipalityCode), enabled: isAsked }).data
  const named = directory.topics.filter(({ name }) => fold(name).includes(fold(words)))
  const topics = isAsked ? [...named.map(({ code }) => code), ...(read?.otherTopics ?? [])] : []
  const others = [...new Set(topics)].filter((code) => code !== read?.topicCode).slice(0, MOST_TOPICS)
  const answers = useQueries({
    queries: others.map((topicCode) => whoAnswersQuery({ topicCode }, municipalityCode)),
  })
  const found = new Map<string, string[]>()
  for (const one of isAsked ? [read, ...answers.map(({ data }) => data)] : []) {
    const name = topicName(one?.topicCode ?? null)
    const code = one?.answer?.agencyCode
    if (code !== undefined && name !== null) found.set(code, [...(found.get(code) ?? []), name])
  }
  return found
}

const fold = (text: string) => text.toLowerCase().replaceAll('ё', 'е')
