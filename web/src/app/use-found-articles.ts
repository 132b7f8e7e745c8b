import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { FoundGroup, PaletteItem } from '../features/desk/palette-items.ts'
import { foundArticlesQuery } from '../features/portal/knowledge/index.ts'

/** What is known by these words; `search` null: nothing is asked. */
export function useFoundArticles(search: string | null): FoundGroup {
  const navigate = useNavigate()
  const { data, isFetching } = useQuery({ ...foundArticlesQuery(search ?? ''), enabled: search !== null })
  if (search === null) return { items: [], isSearching: false }
  const items = (data?.articles ?? []).map(
    ({ id, title }): PaletteItem => ({
      key: `article-${id}`,
      group: 'article',
      label: title,
      onSelect: () => void navigate({ to: '/knowledge/$articleId', params: { articleId: id } }),
    }),
  )
  return { items, isSearching: isFetching }
}
