import { EXAMPLE_COURSE } from '@veche/contract/rules/portal/courses/course-example.ts'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../../ui/Button.tsx'
import { showToast } from '../../../../ui/overlays/toast.tsx'
import * as styles from '../courses.module.css'
import type { CourseFormat } from '../use-course-format.ts'

type Props = { text: string; format: CourseFormat; onChange: (text: string) => void }

/** The same course as its file: what the fields hold, and a whole file in their place. */
export function CourseText({ text, format, onChange }: Props) {
  const { t } = useTranslation()
  const example = format.writeCourses([EXAMPLE_COURSE])
  function takeExample() {
    onChange(example)
    showToast(t('courses.author.exampleTaken'), () => onChange(text))
  }
  return (
    <>
      <p className="muted sm">{t('courses.author.text')}</p>
      <p className="muted sm">{t('courses.author.keys')}</p>
      <details>
        <summary>{t('courses.author.example')}</summary>
        <pre className={styles.courseExample}>{example}</pre>
        <Button size="s" onClick={takeExample}>
          {t('courses.author.takeExample')}
        </Button>
      </details>
      <label className="field">
        <span className="lab">{t('courses.author.fromFile')}</span>
        <input
          className="inp"
          type="file"
          accept=".md,text/markdown"
          onChange={({ target }) => void target.files?.[0]?.text().then(onChange)}
        />
      </label>
      <label className="field">
        <span className="lab">{t('courses.author.file')}</span>
        <textarea
          className={`inp ${styles.courseText}`}
          spellCheck
          value={text}
          onChange={({ target }) => onChange(target.value)}
        />
      </label>
    </>
  )
}
