import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { FieldProblem, TextField } from '../../../ui/forms/Field.tsx'
import { EMPTY_NORM, type Norm } from './article-form.ts'
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
      {norms.map((norm, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a norm that is being written has no name yet
        <div key={place} className={styles.normForm}>
          {TEXTS.map((name) => (
            <TextField
              key={name}
              label={t(`portal.norm.${name}`)}
              name={`norms.${place}.${name}`}
              limit={300}
              value={norm[name] ?? ''}
              onChange={({ target }) => change(place, { [name]: target.value })}
            />
          ))}
          <TextField
            label={t('portal.norm.issuedOn')}
            name={`norms.${place}.issuedOn`}
            type="date"
            value={norm.issuedOn ?? ''}
            onChange={({ target }) => change(place, { issuedOn: target.value || null })}
          />
          <Button size="s" look="quiet" onClick={() => onChange(norms.filter((_norm, at) => at !== place))}>
            {t('portal.removeNorm')}
          </Button>
        </div>
      ))}
      <FieldProblem name="norms" />
      <Button size="s" onClick={() => onChange([...norms, EMPTY_NORM])}>
        {t('portal.addNorm')}
      </Button>
    </fieldset>
  )
}
