import { IconUsers } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { SheetMenu } from '../../../features/portal/contacts/index.ts'
import * as styles from '../../../features/portal/duty/duty.module.css'
import {
  AnswerPanel,
  BodyList,
  bodiesQuery,
  type Duty,
  DutyNow,
  type DutyQuestion,
  dutyQuery,
  FoundPeople,
  PlaceBodies,
  StreetNotice,
  TopicChoice,
  WithoutLine,
} from '../../../features/portal/duty/index.ts'
import * as phone from '../../../features/portal/wraps.module.css'
import { useDirectory } from '../../../lib/directory.ts'
import { lazyPart } from '../../../lib/line/lazy-part.ts'
import { prepareOffline } from '../../../lib/line/offline.ts'
import { SelectField, TextField } from '../../../ui/forms/Field.tsx'
import { SearchBox } from '../../../ui/lists/SearchBox.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { type DutySearch, textSearch } from '../../search-params.ts'
import { SectionTabs } from '../../shell/SectionTabs.tsx'
import { renderBody } from './render-body.tsx'

const DutyMap = lazyPart('DutyMap', () => import('./DutyMap.tsx'))
const route = getRouteApi('/app/duty')
const VIEWS = ['answer', 'bodies', 'map'] as const

/** «Кто отвечает?»: asked in words as people say them, answered with a telephone. */
export function DutyPage() {
  const { t } = useTranslation()
  useEffect(() => {
    void import('./BodyPage.tsx').then(prepareOffline, () => undefined)
  }, [])
  const { view = 'answer' } = useAsked()
  const go = useGo()
  return (
    <main className={`page ${phone.wraps} ${styles.dutyPage}`}>
      <header className="page-h">
        <h1>{t('common.section.duty')}</h1>
        {view === 'bodies' && <BodiesMenu />}
      </header>
      <SectionTabs of="portal" />
      <fieldset className={`seg ${styles.views}`} aria-label={t('duty.views')}>
        {VIEWS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === view}
            onClick={() => go({ view: one === 'answer' ? undefined : one })}
          >
            {t(`duty.view.${one}`)}
          </button>
        ))}
      </fieldset>
      {view === 'answer' && <Asked />}
      {view === 'bodies' && <Bodies />}
      {view === 'map' && (
        <Suspense fallback={<SkeletonRows label={t('duty.loading')} />}>
          <DutyMap />
        </Suspense>
      )}
    </main>
  )
}

/** What the address says, whoever has written it. */
function useAsked(): DutySearch {
  const { view, words, topic, place, street, question } = route.useSearch()
  return {
    view: view === 'bodies' || view === 'map' ? view : undefined,
    ...{ words: textSearch(words), topic: textSearch(topic), place: textSearch(place) },
    ...{ street: textSearch(street), question: textSearch(question) },
  }
}

function useGo() {
  const navigate = useNavigate()
  // Of the address as it is by then: two letters may be typed before the page is drawn again.
  return (changes: DutySearch) =>
    void navigate({ from: '/duty', to: '/duty', search: (now) => ({ ...now, ...changes }), replace: true })
}

function useQuestion(): DutyQuestion {
  const { words, topic, place, street } = useAsked()
  return {
    ...(words && { words }),
    ...(topic && { topicCode: topic }),
    ...(place && { municipalityCode: place }),
    ...(street && { street }),
  }
}

function Asked() {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  const chosen = useAsked()
  const go = useGo()
  const question = useQuestion()
  const { words, topicCode, street } = question
  const isAsked = [words, topicCode, street].some((told) => told !== undefined)
  // The last answer stands, and with it the place that it read, until the one to the next letter is there.
  const asked = { ...dutyQuery(question), enabled: isAsked, placeholderData: keepPreviousData }
  const { data, error, refetch } = useQuery(asked)
  return (
    <>
      <div className={styles.asked}>
        <SearchBox
          label={t('duty.search')}
          placeholder={t('duty.searchPlaceholder')}
          value={chosen.words ?? ''}
          onChange={(words) => go({ words: words || undefined, topic: undefined })}
        />
        <SelectField
          label={t('duty.place')}
          name="place"
          isLabelHidden
          value={chosen.place ?? (isAsked ? (data?.municipalityCode ?? '') : '')}
          onChange={({ target }) => go({ place: target.value || undefined })}
        >
          <option value="">{t('duty.ownPlace')}</option>
          {directory.municipalities.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('duty.street')}
          name="street"
          isLabelHidden
          placeholder={t('duty.street')}
          value={chosen.street ?? ''}
          onChange={({ target }) => go({ street: target.value || undefined })}
        />
      </div>
      {!isAsked && (
        <EmptyState title={t('duty.askTitle')} mark={<IconUsers className="ic xl" />}>
          {t('duty.askText')}
        </EmptyState>
      )}
      {!isAsked && <DutyNow renderBody={renderBody} />}
      {isAsked && error && !data && (
        <>
          <ErrorNotice error={error} onRetry={refetch} />
          <WithoutLine />
        </>
      )}
      {isAsked && !data && !error && <SkeletonRows label={t('duty.loading')} />}
      {isAsked && data && (
        <>
          <TopicChoice
            topicCode={data.topicCode}
            others={data.otherTopics}
            onTopic={(topic) => go({ topic })}
          />
          <StreetNotice duty={data} onPlace={(place) => go({ place })} />
          {data.answer === null && <FoundPeople people={data.people} renderBody={renderBody} />}
          {data.answer ? (
            <AnswerPanel duty={data} answer={data.answer} renderBody={renderBody} pass={<Pass />} />
          ) : data.groups.length > 0 ? (
            <PlaceBodies duty={data} renderBody={renderBody} />
          ) : data.people.length > 0 ? null : (
            <EmptyState title={t('duty.notFound')} mark={<IconUsers className="ic xl" />}>
              {t(whyNobody(data, words))}
            </EmptyState>
          )}
          {data.answer && <FoundPeople people={data.people} renderBody={renderBody} />}
          <Articles articles={data.articles} />
        </>
      )}
    </>
  )
}

/** Words that say nothing, an address without its municipality, or a topic that no route speaks of. */
function whyNobody({ topicCode, municipalityCode }: Duty, words: string | undefined) {
  if (topicCode !== null) return 'duty.noRouteText'
  return words === undefined && municipalityCode === null ? 'duty.noPlace' : 'duty.noTopic'
}

/** Back to the question it was asked for, where it is passed on. */
function Pass() {
  const { t } = useTranslation()
  const { question } = useAsked()
  if (question === undefined) return null
  return (
    <p>
      <Link className="btn p" to="/incident/$incidentId" params={{ incidentId: question }}>
        {t('duty.pass')}
      </Link>
    </p>
  )
}

function Articles({ articles }: { articles: readonly { id: string; title: string }[] }) {
  const { t } = useTranslation()
  if (articles.length === 0) return null
  return (
    <section aria-label={t('duty.articles')}>
      <h2>{t('duty.articles')}</h2>
      <ul>
        {articles.map(({ id, title }) => (
          <li key={id}>
            <Link to="/knowledge/$articleId" params={{ articleId: id }}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function BodiesMenu() {
  const { data } = useQuery(bodiesQuery)
  return <SheetMenu mayWrite={data?.bodies.some(({ mayWrite }) => mayWrite) === true} />
}

function Bodies() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(bodiesQuery)
  if (error && !data) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data) return <SkeletonRows label={t('duty.loading')} />
  return <BodyList bodies={data.bodies} renderBody={renderBody} />
}
