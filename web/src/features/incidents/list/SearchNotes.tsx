import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import * as styles from './search-notes.module.css'

const SHOWN = 3

type Props = { words: string; isCut: boolean; also: readonly string[]; onSearch: (words: string) => void }

/** What a search has to say of itself: that not all is shown, and by what other words it looked, with the way back. */
export function SearchNotes({ words, isCut, also, onSearch }: Props) {
  const { t } = useTranslation()
  const typed = words.split(/\s+/).filter(Boolean)
  const exact = typed.map((word) => `"${word}"`).join(' ')
  return (
    <>
      {isCut && (
        <p className={styles.cutNotice} role="status">
          {t('search.isCut')}
        </p>
      )}
      {also.length > 0 && (
        <p className={styles.alsoSought} data-also="">
          <span title={also.join(', ')}>
            {t(also.length > SHOWN ? 'search.alsoMore' : 'search.also', {
              words: also.slice(0, SHOWN).join(', '),
            })}
          </span>
          <Button size="s" look="quiet" onClick={() => onSearch(exact)}>
            {t('search.exactly')}
          </Button>
        </p>
      )}
    </>
  )
}
