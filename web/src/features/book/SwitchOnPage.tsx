import { useQuery } from '@tanstack/react-query'
import type { BookPage, BookPagePlaces } from '@veche/contract/admin/book-pages.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../lib/api.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { FormDialog } from '../../ui/forms/FormDialog.tsx'
import { ErrorNotice, SkeletonRows } from '../../ui/query-states.tsx'
import { BOOK_KEY, bookPagePlacesQuery, switchOnBookPage } from './book.queries.ts'

/** Shows what would be posted, and where, before anything is. */
export function SwitchOnPage({
  page: { channelId, name },
  onClose,
}: {
  page: BookPage
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { data: shown, error, refetch } = useQuery(bookPagePlacesQuery(channelId))
  const [chosen, setChosen] = useState<string | null>(null)
  const container = chosen ?? shown?.places[0]?.container ?? null
  return (
    <FormDialog
      title={t('installation.book.pages.switchOn', { name })}
      submitLabel={t('installation.book.pages.confirm')}
      doneText={t('installation.book.pages.switchedOn')}
      refresh={BOOK_KEY}
      onClose={onClose}
      missing={container === null ? { container: t('installation.book.pages.place') } : {}}
      send={container === null ? null : () => switchOnBookPage(channelId, container)}
    >
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!shown && !error && <SkeletonRows count={2} label={t('installation.book.pages.asking')} />}
      {shown && <Shown shown={shown} container={container} onChoose={setChosen} />}
    </FormDialog>
  )
}

type ShownProps = {
  shown: BookPagePlaces
  container: string | null
  onChoose: (container: string) => void
}

function Shown({ shown: { text, places, errorCode }, container, onChoose }: ShownProps) {
  const { t } = useTranslation()
  const words = useErrorWords()
  return (
    <>
      <p>{t('installation.book.pages.onText')}</p>
      {text === null ? (
        <p>{t('installation.book.pages.noDay')}</p>
      ) : (
        <blockquote className="sm">{text}</blockquote>
      )}
      {errorCode && <p className="late">{words(new ApiError(errorCode, 409))}</p>}
      {places.length === 0 && !errorCode && <p>{t('installation.book.pages.noPlace')}</p>}
      {places.length > 1 && (
        <fieldset>
          <legend className="lab">{t('installation.book.pages.place')}</legend>
          {places.map((place) => (
            <label className="chk-l" key={place.container}>
              <input
                type="radio"
                name="container"
                checked={place.container === container}
                onChange={() => onChoose(place.container)}
              />
              <span>{place.name ?? place.container}</span>
            </label>
          ))}
        </fieldset>
      )}
      {places.length === 1 && places[0]?.name && (
        <p className="sm muted">{t('installation.book.pages.where', { name: places[0].name })}</p>
      )}
    </>
  )
}
