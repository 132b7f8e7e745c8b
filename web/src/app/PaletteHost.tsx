import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { MeResponse } from '@veche/contract/access.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { chatsQuery } from '../features/chats/chats.queries.ts'
import { useChatName } from '../features/chats/use-chat-name.ts'
import { CommandPalette } from '../features/desk/CommandPalette.tsx'
import { viewsQuery } from '../features/desk/desk.queries.ts'
import type { PaletteItem } from '../features/desk/palette-items.ts'
import { api, unwrap } from '../lib/api.ts'
import { ALL, DESK_QUEUES } from '../lib/names.ts'
import { listOfferedActions } from '../lib/palette-actions.ts'
import { useErrorWords } from '../lib/use-error-words.ts'
import { showErrorToast } from '../ui/toast.tsx'
import { queueOf } from './pages/desk-views.ts'
import { deskSearch } from './search-params.ts'
import { sectionsFor } from './sections.ts'

const DESK = '/desk/$queue/{-$incidentId}'
const RECENT = 8

type Props = { me: MeResponse; onShowKeys: () => void; onShowOwn: () => void; onClose: () => void }

/** Joins what each feature offers: sections, queues, views, the open card, cards seen lately. */
export function PaletteHost({ me, onShowKeys, onShowOwn, onClose }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { seeDesk, seeChats } = me.abilities
  const chats = useQuery({ ...chatsQuery, enabled: seeChats }).data?.chats ?? []
  const chatName = useChatName(chats)
  const views = useQuery({ ...viewsQuery, enabled: seeDesk }).data?.views ?? []
  const openCard = (incidentId: string) =>
    void navigate(
      seeDesk
        ? { to: DESK, params: { queue: ALL, incidentId } }
        : { to: '/answer/$incidentId', params: { incidentId } },
    )

  async function openNumber(number: number) {
    try {
      const query = { search: String(number), limit: 1 }
      const { incidents } = await unwrap(api.GET('/api/incidents', { params: { query } }))
      if (incidents[0]) openCard(incidents[0].id)
      else showErrorToast(t('desk.palette.notFound'))
    } catch (error) {
      showErrorToast(words(error))
    }
  }

  const items: PaletteItem[] = [
    ...listOfferedActions().map(({ key, label, keys, run }): PaletteItem => {
      const item = { key: `action-${key}`, group: 'action' as const, label, onSelect: run }
      return keys ? { ...item, keys } : item
    }),
    ...recentCards(queryClient).map(
      ({ id, number, title }): PaletteItem => ({
        key: `recent-${id}`,
        group: 'recent',
        label: `№ ${number} ${title}`,
        onSelect: () => openCard(id),
      }),
    ),
    ...chats.map(
      (chat): PaletteItem => ({
        key: `chat-${chat.id}`,
        group: 'chat',
        label: chatName(chat),
        onSelect: () => void navigate({ to: '/chats/{-$chatId}', params: { chatId: chat.id } }),
      }),
    ),
    ...(seeDesk ? [...DESK_QUEUES, ALL] : []).map(
      (queue): PaletteItem => ({
        key: `queue-${queue}`,
        group: 'queue',
        label: t(`incidents.queue.${queue}`),
        onSelect: () => void navigate({ to: DESK, params: { queue, incidentId: undefined } }),
      }),
    ),
    ...views.map(
      (view): PaletteItem => ({
        key: `view-${view.id}`,
        group: 'view',
        label: view.name,
        onSelect: () =>
          void navigate({
            to: DESK,
            params: { queue: queueOf(view), incidentId: undefined },
            search: deskSearch(view.filter),
          }),
      }),
    ),
    ...sectionsFor(me).map(
      ({ key, href }): PaletteItem => ({
        key: `section-${key}`,
        group: 'section',
        label: t(`common.section.${key}`),
        onSelect: () => void navigate({ href }),
      }),
    ),
    { key: 'own', group: 'action', label: t('desk.own.title'), keys: 'Shift+Z', onSelect: onShowOwn },
    { key: 'keys', group: 'action', label: t('desk.palette.keys'), keys: '?', onSelect: onShowKeys },
  ]
  return <CommandPalette items={items} onNumber={(number) => void openNumber(number)} onClose={onClose} />
}

function recentCards(queryClient: QueryClient): IncidentResponse[] {
  return queryClient
    .getQueryCache()
    .findAll({ queryKey: ['incident'] })
    .filter(({ queryKey }) => queryKey[2] === 'card')
    .sort((one, two) => two.state.dataUpdatedAt - one.state.dataUpdatedAt)
    .flatMap(({ queryKey }) => queryClient.getQueryData<IncidentResponse>(queryKey) ?? [])
    .slice(0, RECENT)
}
