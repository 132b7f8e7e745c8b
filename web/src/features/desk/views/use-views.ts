import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { type SavedView, type ViewFilter, viewsQuery } from '../desk.queries.ts'
import { useViewRefusal } from './use-view-refusal.ts'

type Sharing = { kind: 'none' } | { kind: 'region' } | { kind: 'agency'; agencyCode: string }
export type ViewChanges = {
  name?: string
  filter?: Record<string, string>
  sharing?: Sharing
  isPinned?: boolean
}

/** The views that the reader sees, and what may be done with one's own. */
export function useViews() {
  const { t } = useTranslation()
  const words = useErrorWords()
  const refusal = useViewRefusal()
  const queryClient = useQueryClient()
  const { data } = useQuery(viewsQuery)
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['views'] })
  const mutationFn = (call: () => Promise<unknown>) => call()
  // Whoever calls says why not: a dialog at its field.
  const save = useMutation({ mutationFn, onSuccess: refresh })
  const run = useMutation({
    mutationFn,
    onSuccess: refresh,
    onError: (error) => showErrorToast(words(error)),
  })
  const views = data?.views ?? []
  const pathOf = (view: SavedView) => ({ params: { path: { viewId: view.id } } })

  return {
    views,
    mayShare: data?.mayShare ?? { region: false, agencies: [] },
    create: (body: { name: string; filter: ViewFilter; sharing: Sharing }) =>
      save.mutateAsync(() =>
        unwrap(api.POST('/api/views', { body: { ...body, filter: toText(body.filter) } })),
      ),
    update: (view: SavedView, body: ViewChanges) =>
      save.mutateAsync(() => unwrap(api.PATCH('/api/views/{viewId}', { ...pathOf(view), body }))),
    move: (view: SavedView, by: 1 | -1) => {
      const ids = views.filter(({ isOwn }) => isOwn).map(({ id }) => id)
      const from = ids.indexOf(view.id)
      const to = from + by
      if (from < 0 || to < 0 || to >= ids.length) return
      ids.splice(to, 0, ...ids.splice(from, 1))
      run.mutate(() => unwrap(api.PUT('/api/views/order', { body: { ids } })))
    },
    watch: (view: SavedView, isOn: boolean, said: string) =>
      save
        .mutateAsync(() => unwrap(api.PUT('/api/views/{viewId}/watch', { ...pathOf(view), body: { isOn } })))
        .then(
          () => showToast(said),
          (error: unknown) => showErrorToast(refusal(error, view)),
        ),
    remove: (view: SavedView) =>
      run
        .mutateAsync(() => unwrap(api.DELETE('/api/views/{viewId}', pathOf(view))))
        .then(
          () =>
            showToast(t('desk.view.deleted'), () =>
              run.mutate(() => unwrap(api.POST('/api/views/{viewId}/restore', pathOf(view)))),
            ),
          () => undefined,
        ),
  }
}

export function toText(filter: ViewFilter): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
