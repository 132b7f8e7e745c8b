import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { MeResponse } from '@veche/contract/access.ts'
import { typedNumber } from '@veche/contract/rules/tables/typed-number.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandPalette } from '../features/desk/CommandPalette.tsx'
import { foundPeopleQuery } from '../features/desk/desk.queries.ts'
import { type FoundGroup, joinFound, type PaletteItem } from '../features/desk/palette-items.ts'
import { foundQuery, likelyQuery } from '../features/incidents/incidents.queries.ts'
import { placeWords } from '../features/incidents/list/index.ts'
import { api, unwrap } from '../lib/api.ts'
import { useDirectory } from '../lib/directory.ts'
import { useDebounced } from '../lib/time/use-debounced.ts'
import { ALL } from '../lib/words/names.ts'
import { storedWords } from '../lib/words/stored-words.ts'
import { useErrorWords } from '../lib/words/use-error-words.ts'
import { showErrorToast } from '../ui/overlays/toast.tsx'
import { useFoundArticles } from './use-found-articles.ts'
import { useFoundRooms } from './use-found-rooms.ts'
import { DESK, usePaletteCommands, usePaletteNames } from './use-palette-items.ts'

const PAUSE_MS = 200
const SHORTEST = 2
const LIKELY = 5

type Props = { me: MeResponse; onShowKeys: () => void; onShowOwn: () => void; onClose: () => void }

/** Joins what each feature offers with what the server finds by words. */
export function PaletteHost({ me, onShowKeys, onShowOwn, onClose }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const { seeDesk, seeTasks } = me.abilities
  const openCard = (incidentId: string) =>
    void navigate(
      seeDesk
        ? { to: DESK, params: { queue: ALL, incidentId } }
        : { to: '/tasks/$incidentId', params: { incidentId } },
    )

  const openAll = (search: string) =>
    void navigate({ to: DESK, params: { queue: ALL, incidentId: undefined }, search: { search } })

  async function openNumber(number: number) {
    if (!seeDesk && !seeTasks) return showErrorToast(t('desk.palette.notFound'))
    try {
      const query = { search: String(number), limit: 2 }
      const { incidents } = await unwrap(api.GET('/api/incidents', { params: { query } }))
      // Ours and a resident's may be the same: the list shows both.
      if (incidents.length > 1 && seeDesk) openAll(query.search)
      else if (incidents[0]) openCard(incidents[0].id)
      else showErrorToast(t('desk.palette.notFound'))
    } catch (error) {
      showErrorToast(words(error))
    }
  }

  const commands = usePaletteCommands({ me, openCard, onShowKeys, onShowOwn })
  const named = usePaletteNames(me.abilities)
  const questions = useFoundQuestions(text, {
    ...{ mayRead: seeDesk || seeTasks, seeDesk, openCard, openAll },
  })
  const people = useFoundPeople(text, me.abilities)
  const articles = useFoundArticles(useSearched(text, me.abilities.seeKnowledge))
  const rooms = useFoundRooms(useSearched(text, me.abilities.seeToday))
  return (
    <CommandPalette
      {...{ text, commands, named, isSearching: questions.isSearching }}
      found={joinFound(
        // What only may be meant never stands above what has the words.
        questions.isLikely ? [rooms, articles, people, questions] : [questions, rooms, articles, people],
      )}
      onText={setText}
      onNumber={(number) => void openNumber(number)}
      onClose={onClose}
    />
  )
}

/** What is searched for once a person pauses; null: nothing yet, or a number. */
function useSearched(text: string, isOn: boolean): string | null {
  const typed = text.trim()
  const search = useDebounced(typed, PAUSE_MS)
  const isEnough = isOn && Math.min(search.length, typed.length) >= SHORTEST
  return isEnough && typedNumber(search) === null ? search : null
}

/** Their work opens on the desk; whoever gives access comes to the person. */
function useFoundPeople(text: string, { seeDesk, manageUsers }: MeResponse['abilities']): FoundGroup {
  const { t } = useTranslation()
  const { agencyName } = useDirectory()
  const navigate = useNavigate()
  const search = useSearched(text, seeDesk || manageUsers)
  const { data, isFetching } = useQuery({
    ...foundPeopleQuery(search ?? ''),
    enabled: search !== null,
    placeholderData: keepPreviousData,
  })
  if (search === null) return { items: [], isSearching: false }
  const items = (data?.people ?? []).map(
    ({ id, name, role, agencyCode }): PaletteItem => ({
      key: `person-${id}`,
      group: 'person',
      label: name,
      about: [t(`access.roles.${role}`), agencyCode && agencyName(agencyCode)].filter(Boolean).join(' · '),
      onSelect: () =>
        void navigate(
          seeDesk
            ? { to: DESK, params: { queue: ALL, incidentId: undefined }, search: { assigneeId: id } }
            : { to: '/users/$userId', params: { userId: id } },
        ),
    }),
  )
  return { items, isSearching: isFetching }
}

type FoundOptions = {
  /** Whoever reads no questions asks for none: a refusal would stand in the journal for each pause. */
  mayRead: boolean
  seeDesk: boolean
  openCard: (incidentId: string) => void
  openAll: (search: string) => void
}

/** The search of the list, its first rows; the whole list is one more choice. */
function useFoundQuestions(
  text: string,
  { mayRead, seeDesk, openCard, openAll }: FoundOptions,
): FoundGroup & { isLikely: boolean } {
  const { t } = useTranslation()
  const names = useDirectory()
  const typed = text.trim()
  const search = useDebounced(typed, PAUSE_MS)
  const isOn = mayRead && search.length >= SHORTEST && typedNumber(search) === null
  const { data, isFetching } = useQuery({
    ...foundQuery(search),
    enabled: isOn,
    placeholderData: keepPreviousData,
  })
  const isNothing = isOn && !isFetching && data?.incidents.length === 0
  const likely = useQuery({ ...likelyQuery({ search }, LIKELY), enabled: isNothing })
  const near = isNothing ? likely.data?.incidents : undefined
  const found = isOn && typed.length >= SHORTEST ? (near ?? data?.incidents ?? []) : []
  const questions = found.map(
    (incident): PaletteItem => ({
      key: `question-${incident.id}`,
      group: 'question',
      label: storedWords(incident.title, t),
      about: [
        ...(near ? [t('desk.palette.likely')] : []),
        t('common.numbered', { number: incident.number }),
        placeWords(incident, names) ?? t('incidents.noPlace'),
        t(`incidents.step.${incident.step}`),
      ].join(' · '),
      onSelect: () => openCard(incident.id),
    }),
  )
  const all: PaletteItem = {
    key: 'question-all',
    group: 'question',
    label: t('desk.palette.allWith', { text: search }),
    onSelect: () => openAll(search),
  }
  return {
    items: seeDesk && questions.length > 0 ? [...questions, all] : questions,
    isSearching: isFetching || likely.isFetching || search !== typed,
    isLikely: isNothing,
  }
}
