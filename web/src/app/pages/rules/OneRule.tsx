import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type RenderQuestion, RuleScreen, ruleQuery } from '../../../features/portal/rules/index.ts'
import * as styles from '../../../features/portal/rules/rules.module.css'
import * as phone from '../../../features/portal/wraps.module.css'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'

type Props = { ruleId: string; renderQuestion: RenderQuestion }

export function OneRule({ ruleId, renderQuestion }: Props) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(ruleQuery(ruleId))
  return (
    <main className={`page ${phone.wraps} ${styles.rulesPage}`}>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} action={<Back />} />}
      {!data && !error && <SkeletonRows label={t('rules.loading')} />}
      {data && <RuleScreen key={ruleId} rule={data} back={<Back />} renderQuestion={renderQuestion} />}
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
