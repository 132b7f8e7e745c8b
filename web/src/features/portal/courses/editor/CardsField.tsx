import type { CourseCard } from '@veche/contract/portal/courses.ts'
import { COURSE_PICTURES } from '@veche/contract/values/courses.ts'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../../ui/Button.tsx'
import { FieldProblem, SelectField, TextArea, TextField } from '../../../../ui/forms/Field.tsx'
import { changed, EMPTY_CARD, moved, without } from './course-form.ts'
import { PartFrame } from './PartFrame.tsx'

const MOST = 15
type Props = {
  cards: readonly CourseCard[]
  onChange: (cards: CourseCard[]) => void
  onRemove: (cards: CourseCard[]) => void
}

export function CardsField({ cards, onChange, onRemove }: Props) {
  const { t } = useTranslation()
  return (
    <section className="col g3" aria-label={t('courses.form.cards')}>
      <h3>{t('courses.form.cards')}</h3>
      {cards.map((card, place) => (
        <PartFrame
          // biome-ignore lint/suspicious/noArrayIndexKey: a card that is being written has no name yet
          key={place}
          name={t('courses.form.card', { no: place + 1 })}
          isFirst={place === 0}
          isLast={place === cards.length - 1}
          onMove={(by) => onChange(moved(cards, place, by))}
          onRemove={cards.length > 1 ? () => onRemove(without(cards, place)) : null}
        >
          <TextField
            label={t('courses.form.cardTitle')}
            name={`cards.${place}.title`}
            limit={120}
            value={card.title}
            onChange={({ target }) => onChange(changed(cards, place, { title: target.value }))}
          />
          <TextArea
            label={t('courses.form.cardText')}
            name={`cards.${place}.text`}
            rows={5}
            limit={1500}
            hint={t('courses.form.textHint')}
            value={card.text}
            onChange={({ target }) => onChange(changed(cards, place, { text: target.value }))}
          />
          <SelectField
            label={t('courses.form.picture')}
            name={`cards.${place}.picture`}
            value={card.picture ?? ''}
            onChange={({ target }) =>
              onChange(
                changed(cards, place, {
                  picture: COURSE_PICTURES.find((name) => name === target.value) ?? null,
                }),
              )
            }
          >
            <option value="">{t('courses.form.noPicture')}</option>
            {COURSE_PICTURES.map((name) => (
              <option key={name} value={name}>
                {t(`courses.picture.${name}`)}
              </option>
            ))}
          </SelectField>
        </PartFrame>
      ))}
      <FieldProblem name="cards" />
      {cards.length < MOST && (
        <div className="row">
          <Button onClick={() => onChange([...cards, EMPTY_CARD])}>{t('courses.form.addCard')}</Button>
        </div>
      )}
    </section>
  )
}
