import type { CertificateResponse } from '@veche/contract/portal/courses.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { State } from '../../../ui/State.tsx'
import { lastDay } from './CourseList.tsx'
import * as styles from './courses.module.css'

type Props = {
  certificate: CertificateResponse
  regionName: string | undefined
  /** Where this page opens: it stands on paper too. */
  address: string
}

/** One sheet of paper; whoever holds it reads there how its number is checked. */
export function Certificate({ certificate, regionName, address }: Props) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const { number, name, courseTitle, issuedAt, validUntil, isValid } = certificate
  return (
    <section className={styles.certificate}>
      <p className="sm muted">{t('courses.certificateOf', { number })}</p>
      <p>
        <b>{name}</b>
      </p>
      <h2>{t('courses.certificateText', { title: courseTitle })}</h2>
      {regionName && <p>{t('courses.issuer', { region: regionName })}</p>}
      <p className="sm">
        {[
          t('courses.issued', { day: date(issuedAt) }),
          t('courses.validTo', { day: date(lastDay(validUntil)) }),
        ].join(' · ')}
      </p>
      <State name={isValid ? 'done' : 'late'}>{t(isValid ? 'courses.isValid' : 'courses.isOver')}</State>
      <p className="sm">{t('courses.check.where', { number, address })}</p>
      <div className="row no-print">
        <Button onClick={() => window.print()}>{t('courses.print')}</Button>
      </div>
    </section>
  )
}
