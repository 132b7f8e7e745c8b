import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { TextArea, TextField } from '../../../ui/forms/Field.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import type { Book, PlaceRouteRow, RouteRow } from '../directory.queries.ts'
import * as styles from '../directory-page.module.css'
import { usePlaceRouteNames } from './places/use-place-route-names.ts'
import { useRouteNames } from './use-route-names.ts'

type Tested = {
  decided: Omit<RouteRow, 'id'> | null
  match: string | null
  passedOver: Omit<RouteRow, 'id'>[]
  line: Omit<PlaceRouteRow, 'id'> | null
  lineMatch: string | null
  topicCode: string | null
  municipalityCode: string | null
  confidence: number | null
}

/** Who would get it: by topic and place, or by the words of a message. */
export function RouteTester({ book }: { book: Book }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [topicCode, setTopicCode] = useState<string | null>(null)
  const [municipalityCode, setMunicipalityCode] = useState<string | null>(null)
  const [spot, setSpot] = useState('')
  const [text, setText] = useState('')
  const test = useMutation({
    mutationFn: async (): Promise<Tested> => {
      if (text.trim() !== '')
        return unwrap(api.POST('/api/directory/routes/test-text', { body: { text: text.trim() } }))
      const query = {
        ...{ topicCode: topicCode ?? '', ...(municipalityCode ? { municipalityCode } : {}) },
        ...(spot.trim() !== '' && { spot: spot.trim() }),
      }
      const tested = await unwrap(api.GET('/api/directory/routes/test', { params: { query } }))
      return { ...tested, topicCode, municipalityCode, confidence: null }
    },
  })
  const canTest = text.trim().length > 2 || topicCode !== null
  return (
    <details className={`panel ${styles.foldedPanel}`}>
      <summary>{t('directory.tester.title')}</summary>
      <form
        className="form pad"
        onSubmit={(event) => {
          event.preventDefault()
          if (canTest) test.mutate()
        }}
      >
        <div className="grid2">
          <Combobox
            label={t('directory.field.topic')}
            name="topicCode"
            value={topicCode}
            canClear
            options={book.topics.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={setTopicCode}
          />
          <Combobox
            label={t('directory.field.municipality')}
            name="municipalityCode"
            placeholder={t('directory.tester.unknownPlace')}
            value={municipalityCode}
            canClear
            options={book.municipalities.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={setMunicipalityCode}
          />
        </div>
        <TextField
          label={t('directory.tester.spot')}
          name="spot"
          value={spot}
          onChange={({ target }) => setSpot(target.value)}
        />
        <TextArea
          label={t('directory.tester.text')}
          name="text"
          hint={t('directory.tester.textHint')}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <div>
          <Button type="submit" disabled={!canTest} isBusy={test.isPending}>
            {t('directory.tester.run')}
          </Button>
        </div>
        {test.error && <Notice state="late" title={words(test.error)} />}
        {test.data && <Result book={book} tested={test.data} />}
      </form>
    </details>
  )
}

function Result({ book, tested }: { book: Book; tested: Tested }) {
  const { t } = useTranslation()
  const { percent } = useFormat()
  const names = useRouteNames(book)
  const lines = usePlaceRouteNames(book)
  const { decided, match, passedOver, line, lineMatch, topicCode, municipalityCode, confidence } = tested
  return (
    <div className="col g3" role="status">
      {confidence !== null && topicCode && (
        <p className="sm muted">
          {t('directory.tester.read', {
            topic: names.topic(topicCode),
            confidence: percent(confidence),
            place: municipalityCode
              ? names.municipality(municipalityCode)
              : t('directory.tester.unknownPlace'),
          })}
        </p>
      )}
      {!topicCode && <Notice state="attention" title={t('directory.tester.noTopic')} />}
      {topicCode && !decided && !line && <Notice state="attention" title={t('directory.tester.nobody')} />}
      {line && (
        <Notice state="done" title={lines.body(line)}>
          {t(`directory.tester.match.${lineMatch}`)}: {lines.subject(line)} · {lines.spot(line)}
        </Notice>
      )}
      {decided && !line && (
        <Notice state="done" title={names.agency(decided.agencyCode)}>
          {t(`directory.tester.match.${match}`)}: {names.subject(decided)} · {names.place(decided)}
        </Notice>
      )}
      {decided && line && (
        <p className="sm muted">
          {t('directory.tester.without', { agency: names.agency(decided.agencyCode) })}
        </p>
      )}
      {passedOver.length > 0 && (
        <div>
          <h3>{t('directory.tester.passedOver')}</h3>
          <ul className={styles.linedList}>
            {passedOver.map((route) => (
              <li key={JSON.stringify(route)}>
                <span>{names.agency(route.agencyCode)}</span>
                <span className="muted">
                  {names.subject(route)} · {names.place(route)}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
