import { useQuery } from '@tanstack/react-query'
import type { Brand } from '@veche/contract/admin/brand.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { BrandDialog } from './BrandDialog.tsx'
import * as styles from './brand.module.css'
import { brandsQuery } from './brand.queries.ts'
import { EmblemButtons } from './EmblemButtons.tsx'

/** Emblem and colour of pages that residents see: of the region, and of each municipality over it. */
export function BrandSection() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(brandsQuery)
  return (
    <section className="panel pad col g3" aria-labelledby="brand-h">
      <h2 id="brand-h" className="lg">
        {t('settings.brand.title')}
      </h2>
      <p className="sm muted">{t('settings.brand.text')}</p>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('settings.brand.loading')} count={3} />}
      {data && (
        <ul className={styles.brands} aria-label={t('settings.brand.title')}>
          {data.brands.map((brand) => (
            <BrandRow key={brand.code} brand={brand} />
          ))}
        </ul>
      )}
    </section>
  )
}

function BrandRow({ brand }: { brand: Brand }) {
  const { t } = useTranslation()
  const [isChanging, setChanging] = useState(false)
  const { name, accent, emblemUrl } = brand
  return (
    <li className={styles.brand}>
      <span className={styles.emblem}>{emblemUrl && <img src={emblemUrl} alt="" />}</span>
      <span className="grow">{name}</span>
      <span className="row g2 sm muted">
        <i className={styles.swatch} style={accent ? { background: accent } : undefined} aria-hidden="true" />
        {accent ?? t('settings.brand.usual')}
      </span>
      <EmblemButtons brand={brand} />
      <Button
        size="s"
        aria-label={t('settings.brand.changeColourOf', { name })}
        onClick={() => setChanging(true)}
      >
        {t('settings.brand.changeColour')}
      </Button>
      {isChanging && <BrandDialog brand={brand} onClose={() => setChanging(false)} />}
    </li>
  )
}
