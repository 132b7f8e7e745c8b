import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { MeResponse } from '@veche/contract/access.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { DESK_QUEUES } from '@veche/contract/values/incidents.ts'
import { useTranslation } from 'react-i18next'
import { chatsQuery, useChatName } from '../features/chats/chat/index.ts'
import { viewsQuery } from '../features/desk/desk.queries.ts'
import type { PaletteItem } from '../features/desk/palette-items.ts'
import { useViewName } from '../features/desk/views/use-view-name.ts'
import { useDirectory } from '../lib/directory.ts'
import { listOfferedActions } from '../lib/keyboard/palette-actions.ts'
import { ALL } from '../lib/words/names.ts'
import { queueOf } from './pages/desk/queues/desk-views.ts'
import { deskSearch } from './search-params.ts'
import { sectionsFor } from './shell/sections.ts'

export const DESK = '/desk/$queue/{-$incidentId}'
const RECENT = 8

type Options = {
  me: MeResponse
  openCard: (incidentId: string) => void
  onShowKeys: () => void
  onShowOwn: () => void
}

/** What is here without asking for words: actions of the open card, cards seen lately, queues, views, sections. */
export function usePaletteCommands({ me, openCard, onShowKeys, onShowOwn }: Options): PaletteItem[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const nameOf = useViewName()
  const { seeDesk } = me.abilities
  const views = useQuery({ ...viewsQuery, enabled: seeDesk }).data?.views ?? []
  return [
    ...listOfferedActions().map(({ key, label, keys, run }): PaletteItem => {
      const item = { key: `action-${key}`, group: 'action' as const, label, onSelect: run }
      return keys ? { ...item, keys } : item
    }),
    ...recentCards(queryClient).map(
      ({ id, number, title }): PaletteItem => ({
        key: `recent-${id}`,
        group: 'recent',
        label: `${t('common.numbered', { number })} ${title}`,
        onSelect: () => openCard(id),
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
        label: nameOf(view),
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
        ...(key === 'rules' && { words: t('common.ruleWords') }),
        onSelect: () => void navigate({ href }),
      }),
    ),
    ...(me.abilities.manageDirectory
      ? [
          {
            ...{ key: 'section-deadline-rules', group: 'section' as const },
            ...{ label: t('common.deadlineRules'), words: t('common.ruleWords') },
            onSelect: () => void navigate({ to: '/directory/{-$kind}', params: { kind: 'rules' } }),
          },
        ]
      : []),
    ...(me.abilities.manageWebhooks && me.abilities.seeInstallation
      ? [
          {
            ...{ key: 'section-webhooks', group: 'section' as const, label: t('common.webhooks') },
            onSelect: () => void navigate({ to: '/installation', hash: 'webhooks' }),
          },
        ]
      : []),
    ...(me.abilities.recordByHand
      ? [
          {
            ...{ key: 'by-hand', group: 'action' as const, label: t('incidents.record'), keys: 'H' },
            onSelect: () => void navigate({ to: '/by-hand' }),
          },
        ]
      : []),
    { key: 'own', group: 'action', label: t('desk.own.title'), keys: 'Shift+Z', onSelect: onShowOwn },
    { key: 'keys', group: 'action', label: t('desk.palette.keys'), keys: '?', onSelect: onShowKeys },
  ]
}

/** Places, agencies and chats by name: a place or an agency opens the questions that are its own. */
export function usePaletteNames({ seeDesk, seeChats }: MeResponse['abilities']): PaletteItem[] {
  const navigate = useNavigate()
  const { directory } = useDirectory()
  const chats = useQuery({ ...chatsQuery, enabled: seeChats }).data?.chats ?? []
  const chatName = useChatName(chats)
  const openAll = (search: { municipalityCode: string } | { agencyCode: string }) => () =>
    void navigate({ to: DESK, params: { queue: ALL, incidentId: undefined }, search })
  return [
    ...(seeDesk ? directory.municipalities : []).map(
      ({ code, name, shortName }): PaletteItem => ({
        ...{
          key: `place-${code}`,
          group: 'place',
          label: shortName,
          onSelect: openAll({ municipalityCode: code }),
        },
        ...(name === shortName ? {} : { about: name }),
      }),
    ),
    ...(seeDesk ? directory.agencies : []).map(
      ({ code, name }): PaletteItem => ({
        ...{ key: `agency-${code}`, group: 'agency', label: name, onSelect: openAll({ agencyCode: code }) },
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
  ]
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
