import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { FieldProblem, TextField } from '../../../ui/forms/Field.tsx'
import { EMPTY_NORM, isNeeded, type Norm } from './article-form.ts'
import * as styles from './knowledge.module.css'

const TEXTS = ['document', 'clause', 'term', 'source', 'secondSource'] as const
type Props = { norms: readonly Norm[]; onChange: (norms: Norm[]) => void }

/** Rules that an article stands on: which document, where in it, and where it was read. */
export function NormsField({ norms, onChange }: Props) {
  const { t } = useTranslation()
  const change = (place: number, part: Partial<Norm>) =>
    onChange(norms.map((norm, at) => (at === place ? { ...norm, ...part } : norm)))
  return (
    <fieldset className="col g3">
      <legend className="lab">{t('portal.norms')}</legend>
      {norms.length > 0 && <p className="xs muted">{t('portal.normsHint')}</p>}
      {norms.map((norm, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a norm that is being written has no name yet
        <fieldset key={place} className={`${styles.normForm} ${styles.marked}`}>
          <legend className="sm m">{t('portal.normNo', { no: place + 1 })}</legend>
          {TEXTS.map((name) => (
            <TextField
              key={name}
              label={t(`portal.norm.${name}`)}
              name={`norms.${place}.${name}`}
              limit={300}
              required={isNeeded(name)}
              hint={t(`portal.normHint.${name}`)}
              value={norm[name] ?? ''}
              onChange={({ target }) => change(place, { [name]: target.value })}
            />
          ))}
          <TextField
            label={t('portal.norm.issuedOn')}
            name={`norms.${place}.issuedOn`}
            type="date"
            hint={t('portal.normHint.issuedOn')}
            value={norm.issuedOn ?? ''}
            onChange={({ target }) => change(place, { issuedOn: target.value || null })}
          />
          <Button size="s" look="quiet" onClick={() => onChange(norms.filter((_norm, at) => at !== place))}>
            {t('portal.removeNorm')}
          </Button>
        </fieldset>
      ))}
      <FieldProblem name="norms" />
      <Button size="s" onClick={() => onChange([...norms, EMPTY_NORM])}>
        {t('portal.addNorm')}
      </Button>
    </fieldset>
  )
}
