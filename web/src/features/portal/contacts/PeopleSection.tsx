import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { State } from '../../../ui/State.tsx'
import { PhoneLinks } from '../duty/index.ts'
import * as styles from './contacts.module.css'
import { type Contacts, type Person, REFRESH, removeAbsence } from './contacts.queries.ts'

type Props = {
  contacts: Contacts
  onOpen: (person: Person | null) => void
  onAway: (person: Person) => void
}

/** Who works there, how they are reached, and when they are away. */
export function PeopleSection({ contacts, onOpen, onAway }: Props) {
  const { t } = useTranslation()
  const { people, mayWrite } = contacts
  const here = people.filter(({ isActive }) => isActive)
  return (
    <section className={`panel ${styles.section}`} aria-labelledby="duty-people">
      <div className="row g2 wrap">
        <h2 id="duty-people" className="grow">
          {t('duty.people')}
        </h2>
        {mayWrite && (
          <Button size="s" icon={<IconPlus className="ic" aria-hidden="true" />} onClick={() => onOpen(null)}>
            {t('duty.addPerson')}
          </Button>
        )}
      </div>
      {here.length === 0 && <p className="muted">{t('duty.noPeople')}</p>}
      <ul className={styles.listRows}>
        {here.map((person) => (
          <li key={person.id}>
            <div className="grow">
              <b className="m">{person.name}</b> <PhoneLinks phone={person.phone} whose={person.name} />
              <Absences person={person} mayWrite={mayWrite} />
            </div>
            {mayWrite && (
              <span className="row g2 wrap">
                <Button
                  size="s"
                  look="quiet"
                  aria-label={t('duty.awayNamed', { name: person.name })}
                  onClick={() => onAway(person)}
                >
                  {t('duty.markAway')}
                </Button>
                <Button
                  size="s"
                  look="quiet"
                  aria-label={t('duty.editNamed', { name: person.name })}
                  onClick={() => onOpen(person)}
                >
                  {t('duty.edit')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

type AbsencesProps = { person: Person; mayWrite: boolean }

/** What stands in the account of the person is changed there. */
function Absences({ person, mayWrite }: AbsencesProps) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const remove = useMutation({
    mutationFn: removeAbsence,
    onSuccess: () => showToast(t('duty.absenceRemoved')),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: REFRESH }),
  })
  return (
    <>
      {person.absences.map(({ id, startsAt, endsAt, substituteName }) => (
        <span key={`${id} ${startsAt}`} className="sm blk">
          <State name="waiting">
            {t(substituteName === null ? 'duty.awayAlone' : 'duty.awayWith', {
              ...{ from: date(startsAt), to: date(Date.parse(endsAt) - 1), name: substituteName },
            })}
          </State>
          {mayWrite && id !== null && (
            <Button size="s" look="quiet" isBusy={remove.isPending} onClick={() => remove.mutate(id)}>
              {t('duty.takeBack')}
            </Button>
          )}
        </span>
      ))}
    </>
  )
}
