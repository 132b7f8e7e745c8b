import { IconArrowLeft, IconPlus, IconRobot } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { FIRING_STATES } from '@veche/contract/values/portal/work-rules.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Firing,
  FiringList,
  firingsQuery,
  importRules,
  journalUrl,
  type RenderPeople,
  type RenderQuestion,
  type RenderRule,
  RULES_FILE,
  RuleDialog,
  RuleList,
  RuleScreen,
  ruleQuery,
  rulesQuery,
  SwitchBar,
} from '../../../features/portal/rules/index.ts'
import * as styles from '../../../features/portal/rules/rules.module.css'
import * as phone from '../../../features/portal/wraps.module.css'
import { useHotkeys } from '../../../lib/keyboard/hotkeys.ts'
import { meQuery } from '../../../lib/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/forms/Field.tsx'
import { HeadedFiles } from '../../../ui/lists/HeadedFiles.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { SectionTabs } from '../../shell/SectionTabs.tsx'

const renderRule: RenderRule = (ruleId, content, className) => (
  <Link className={className} to="/rules/{-$ruleId}" params={{ ruleId }}>
    {content}
  </Link>
)
const renderQuestion: RenderQuestion = (incidentId, content) => (
  <Link to="/incident/$incidentId" params={{ incidentId }}>
    {content}
  </Link>
)

const renderPeople: RenderPeople = (role, content) => (
  <Link className="lnk" to="/users" search={{ role }}>
    {content}
  </Link>
)
/** Nothing for whoever may not look at people. */
function useRenderPeople(): RenderPeople | undefined {
  return useQuery(meQuery).data?.abilities.manageUsers ? renderPeople : undefined
}

const route = getRouteApi('/app/rules/{-$ruleId}')

/** The list, or the rule that the address names. */
export function RulesPage() {
  const { ruleId } = route.useParams()
  return ruleId === undefined ? <AllRules /> : <OneRule ruleId={ruleId} />
}

function AllRules() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [isAdding, setAdding] = useState(false)
  const { data, error, refetch } = useQuery(rulesQuery)
  const people = useRenderPeople()
  const mayWrite = data?.mayWrite === true
  useHotkeys({ n: mayWrite && (() => setAdding(true)) })
  return (
    <main className={`page ${phone.wraps} ${styles.rulesPage}`}>
      <header className="page-h">
        <h1>{t('common.section.rules')}</h1>
        {data && (
          <HeadedFiles
            of="rules"
            href={RULES_FILE}
            mayLoad={mayWrite}
            send={importRules}
            refresh={['rules']}
          />
        )}
        {mayWrite && (
          <Button
            look="primary"
            keys="N"
            icon={<IconPlus className="ic" aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {t('rules.create')}
          </Button>
        )}
      </header>
      <SectionTabs of="portal" />
      <p className="muted">{t('rules.lead')}</p>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('rules.loading')} />}
      {data && <SwitchBar {...data} />}
      {data && data.rules.length === 0 && (
        <EmptyState title={t('rules.none')} mark={<IconRobot className="ic xl" />}>
          {t('rules.noneText')}
        </EmptyState>
      )}
      {data && data.rules.length > 0 && <RuleList rules={data.rules} renderRule={renderRule} />}
      {data && data.rules.length > 0 && <Journal />}
      {isAdding && (
        <RuleDialog
          rule={null}
          renderPeople={people}
          onClose={() => setAdding(false)}
          onCreated={(ruleId) => void navigate({ to: '/rules/{-$ruleId}', params: { ruleId } })}
        />
      )}
    </main>
  )
}

/** What all rules did, the newest first. */
function Journal() {
  const { t } = useTranslation()
  const [state, setState] = useState<Firing['state'] | null>(null)
  const filters = state ? { state } : {}
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    firingsQuery(filters),
  )
  const firings = data?.pages.flatMap((page) => page.firings) ?? []
  return (
    <section className="col g2">
      <h2>{t('rules.journal')}</h2>
      <div className="row g2 wrap no-print">
        <SelectField
          label={t('rules.states')}
          name="state"
          isLabelHidden
          value={state ?? ''}
          onChange={({ target }) => setState(FIRING_STATES.find((one) => one === target.value) ?? null)}
        >
          <option value="">{t('rules.anyState')}</option>
          {FIRING_STATES.map((one) => (
            <option key={one} value={one}>
              {t(`rules.firing.${one}`)}
            </option>
          ))}
        </SelectField>
        <a className="btn" href={journalUrl(filters)} download>
          {t('rules.file')}
        </a>
      </div>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('rules.loadingJournal')} />}
      {data && firings.length === 0 && <p className="muted">{t('rules.journalNone')}</p>}
      {firings.length > 0 && <FiringList firings={firings} renderQuestion={renderQuestion} />}
      {hasNextPage && (
        <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </section>
  )
}

function OneRule({ ruleId }: { ruleId: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(ruleQuery(ruleId))
  const people = useRenderPeople()
  return (
    <main className={`page ${phone.wraps} ${styles.rulesPage}`}>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} action={<Back />} />}
      {!data && !error && <SkeletonRows label={t('rules.loading')} />}
      {data && (
        <RuleScreen key={ruleId} rule={data} back={<Back />} {...{ renderQuestion, renderPeople: people }} />
      )}
    </main>
  )
}

function Back() {
  const { t } = useTranslation()
  return (
    <Link
      className="btn t i"
      to="/rules/{-$ruleId}"
      params={{ ruleId: undefined }}
      aria-label={t('rules.back')}
    >
      <IconArrowLeft className="ic xl" />
    </Link>
  )
}
