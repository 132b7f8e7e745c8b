import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../lib/directory.ts'

const KEYS = ['network', 'groupCode', 'topicCode'] as const
export type Narrowed = { [Key in (typeof KEYS)[number]]?: string | null | undefined }

/** What figures are narrowed to besides their place, each with its name. */
export function useNarrowedNames(): (filter: Narrowed) => { key: (typeof KEYS)[number]; name: string }[] {
  const { t } = useTranslation()
  const names = useDirectory()
  return (filter) =>
    KEYS.flatMap((key) => {
      const code = filter[key]
      if (!code) return []
      if (key === 'network') return { key, name: t(`common.network.${code}`, code) }
      return { key, name: (key === 'groupCode' ? names.groupName(code) : names.topicName(code)) ?? code }
    })
}
