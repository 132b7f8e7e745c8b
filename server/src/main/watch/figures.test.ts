import { INSTALLATION_CHECKS } from '@veche/contract/admin/installation.ts'
import { expect, it } from 'vitest'
import { type InstallationFacts, judgeInstallation } from '../installation/judge-installation.ts'
import { WELL_FACTS } from '../installation/testing/well-facts.ts'
import { FIGURES, samplesOf } from './figures.ts'

const ALL_FACTS: InstallationFacts = { ...WELL_FACTS, copies: { madeSeconds: 60, verifiedSeconds: 120 } }
const samplesWith = (facts: Partial<InstallationFacts>) =>
  samplesOf(judgeInstallation({ ...ALL_FACTS, ...facts })).map(
    ({ name, labels, value }) =>
      `${name}${Object.entries(labels).map(([label, of]) => `{${label}=${of}}`)} ${value}`,
  )

it.each(judgeInstallation(ALL_FACTS))('names every figure of $code, and no other', ({ code, details }) => {
  expect(Object.keys(FIGURES[code]).sort()).toEqual(Object.keys(details).sort())
})

it('tells every figure of a well installation', () => {
  const told = new Set(samplesOf(judgeInstallation(ALL_FACTS)).map(({ name }) => name))
  const named = Object.values(FIGURES).flatMap((figuresOf) => Object.values(figuresOf))
  expect(named.filter(({ name }) => !told.has(name))).toEqual([])
})

it('follows the conventions of names', () => {
  for (const { name, inUnit, help } of Object.values(FIGURES).flatMap((of) => Object.values(of))) {
    expect(name).toMatch(/^veche(_[a-z]+)+$/)
    expect(name).not.toMatch(/_(ms|total|count|sum|bucket)$/)
    if (inUnit !== undefined) expect(name).toMatch(/_seconds$/)
    expect(help).not.toBe('')
  }
})

it('tells the verdict of each check as a number', () => {
  expect(samplesWith({}).filter((sample) => sample.startsWith('veche_check_state'))).toEqual(
    INSTALLATION_CHECKS.map((code) => `veche_check_state{check=${code}} 0`),
  )
  expect(samplesWith({ missingMigrations: 2 })).toContain('veche_check_state{check=migrations} 2')
  expect(samplesWith({ channels: { active: 9, troubled: 1 } })).toContain(
    'veche_check_state{check=channels} 1',
  )
})

it('says nothing of what nobody knows, and zero of the age of what does not wait', () => {
  const samples = samplesWith({ copies: null, backup: null, book: null })
  expect(samples.filter((sample) => /backup_age|book|check=backup/.test(sample))).toEqual([])
  expect(samples).toContain('veche_outbox_oldest_seconds 0')
})

it('tells time in seconds and a text as a label', () => {
  expect(samplesWith({ database: { ...ALL_FACTS.database, answerMs: 13 } })).toEqual(
    expect.arrayContaining(['veche_database_answer_seconds 0.013', 'veche_database_info{version=15.4} 1']),
  )
})
