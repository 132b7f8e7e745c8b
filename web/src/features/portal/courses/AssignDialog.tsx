import type { CourseAssignmentsResponse } from '@veche/contract/portal/course-assignments.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { randomId } from '../../../lib/browser/random-id.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { State } from '../../../ui/State.tsx'
import { assignCourse } from './courses.queries.ts'

type Place = CourseAssignmentsResponse['places'][number]
const ASSIGN = schemaOf(() => import('@veche/contract/portal/course-assignments.ts'), 'AssignCourseRequest')

type Props = { courseId: string; title: string; places: readonly Place[]; onClose: () => void }

/** To whom, and by which day; a head with one unit has nothing to choose. */
export function AssignDialog({ courseId, title, places, onClose }: Props) {
  const { t } = useTranslation()
  const [id] = useState(randomId)
  const [place, setPlace] = useState(places.length === 1 ? '0' : null)
  const [dueOn, setDueOn] = useState('')
  const chosen = place === null ? undefined : places[Number(place)]
  const { agencyCode = '', unitCode = null } = chosen ?? {}
  const body = { id, agencyCode, unitCode, dueOn }
  return (
    <FormDialog
      title={t('courses.assign.title', { title })}
      submitLabel={t('courses.assign.yes')}
      doneText={t('courses.assign.done')}
      refresh={['courses']}
      accepted={{
        ...{ schema: ASSIGN, body },
        words: { agencyCode: t('courses.assign.noPlace'), dueOn: t('courses.assign.noDay') },
      }}
      send={() => assignCourse(courseId, body)}
      onClose={onClose}
    >
      <Combobox
        label={t('courses.assign.place')}
        name="agencyCode"
        shouldFocus
        placeholder={t('courses.assign.choose')}
        value={place}
        options={places.map(({ name, people }, no) => ({
          ...{ value: String(no), label: name },
          description:
            people === 0 ? t('courses.assign.noPeople') : t('courses.assign.reaches', { count: people }),
        }))}
        onChange={setPlace}
      />
      {chosen && <Audience people={chosen.people} />}
      <TextField
        label={t('courses.assign.dueOn')}
        name="dueOn"
        type="date"
        value={dueOn}
        onChange={({ target }) => setDueOn(target.value)}
      />
      <p className="sm muted">{t('courses.assign.hint')}</p>
    </FormDialog>
  )
}

/** Said while the place is chosen, so that nobody assigns a course to an empty room and learns of it afterwards. */
function Audience({ people }: { people: number }) {
  const { t } = useTranslation()
  if (people === 0)
    return (
      <p role="status">
        <State name="attention" className="sm say">
          {t('courses.assign.nobody')}
        </State>
      </p>
    )
  return (
    <p className="m" role="status">
      {t('courses.assign.reaches', { count: people })}
      <span className="xs muted blk">{t('courses.assign.counted')}</span>
    </p>
  )
}
