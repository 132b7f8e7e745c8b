import { KIND_WORDS, OUTCOME_WORDS, STEP_WORDS } from '@veche/contract/values/casework/export-words.ts'
import { useMemo } from 'react'
import { useDirectory } from '../../../lib/directory.ts'
import type { OwnField } from '../../../lib/own-fields/own-fields.ts'

type Option = { value: string; label: string; group?: string | undefined }

/** What may stand in those of our columns that take words of a list; null: anything may. */
export function useOurWords(fields: readonly OwnField[]): (column: string) => Option[] | null {
  const { directory, groupName } = useDirectory()
  return useMemo(() => {
    const named = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }))
    const first = (words: Readonly<Record<string, readonly [string, ...string[]]>>) =>
      named(Object.values(words).map(([word]) => word))
    const lists: Record<string, Option[]> = {
      'Текущий шаг инцидента': first(STEP_WORDS),
      'Тип инцидента': first(KIND_WORDS),
      Итог: first(OUTCOME_WORDS),
      Тема: directory.topics.map(({ name, groupCode }) => ({
        ...{ value: name, label: name, group: groupName(groupCode) ?? undefined },
      })),
      'Группа тем': named(directory.topicGroups.map(({ name }) => name)),
      Муниципалитет: named(directory.municipalities.map(({ name }) => name)),
      Отдел: named(
        directory.agencies.flatMap(({ name, units }) => [name, ...units.map((unit) => unit.name)]),
      ),
    }
    for (const { kind, name, options } of fields)
      if (kind === 'choice') lists[name] = named(options.map((option) => option.name))
    return (column) => lists[column] ?? null
  }, [directory, groupName, fields])
}
