import type { COURSE_PICTURES } from '@veche/contract/values/courses.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import * as styles from './courses.module.css'

type Name = (typeof COURSE_PICTURES)[number]

/** Drawn here, in the colour of the words around: they are seen in the dark and on paper too. */
const DRAWINGS: Record<Name, ReactNode> = {
  letter: (
    <>
      <rect x="20" y="22" width="80" height="56" rx="6" />
      <path d="M22 28l38 28 38-28M36 66h24M36 58h14" />
    </>
  ),
  shield: (
    <>
      <path d="M60 14l36 12v24c0 22-15 34-36 40-21-6-36-18-36-40V26z" />
      <path d="M44 52l12 12 22-26" />
    </>
  ),
  chat: (
    <>
      <path d="M16 22h62v38H42L28 72V60H16z" />
      <path d="M86 36h18v36h-8v12L82 72H58M30 36h34M30 46h22" />
    </>
  ),
  rumour: (
    <>
      <path d="M60 16l44 70H16z" />
      <path d="M60 42v22M60 74v2" />
    </>
  ),
  clock: (
    <>
      <circle cx="60" cy="50" r="36" />
      <path d="M60 28v22l16 10M60 14v4M60 82v4M24 50h4M92 50h4" />
    </>
  ),
  stream: (
    <>
      <rect x="16" y="28" width="60" height="44" rx="6" />
      <path d="M76 44l28-14v40L76 56M30 42h14" />
      <circle cx="60" cy="58" r="4" />
    </>
  ),
  steps: <path d="M14 84h22V66h22V48h22V30h26M88 20l18 10-14 14" />,
  people: (
    <>
      <circle cx="42" cy="34" r="14" />
      <circle cx="82" cy="40" r="11" />
      <path d="M16 84c0-18 10-28 26-28s26 10 26 28M76 60c16-4 28 6 28 24" />
    </>
  ),
}

export function Picture({ name }: { name: Name }) {
  const { t } = useTranslation()
  return (
    <svg
      className={styles.picture}
      viewBox="0 0 120 100"
      role="img"
      aria-label={t(`courses.picture.${name}`)}
    >
      {DRAWINGS[name]}
    </svg>
  )
}
