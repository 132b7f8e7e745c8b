import { readFileSync } from 'node:fs'
import { SaveTemplateRequest } from '@veche/contract/casework/templates.ts'
import { MacroContent } from '@veche/contract/portal/macros.ts'
import { RuleContent } from '@veche/contract/portal/work-rules.ts'
import { readHeaded } from '@veche/contract/rules/portal/headed-contents.ts'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { readArticles } from '../../modules/portal/knowledge/domain/article-file.ts'
import { readPractice } from '../../modules/portal/practices/domain/practice-file.ts'

const Words = z.object({ sample: z.object({ of: z.record(z.string(), z.string()) }) })

it.each(['ru', 'en'])('each sample that a dialog offers in «%s» is loaded as it is', (language) => {
  const file = new URL(`../../../../web/src/locales/${language}/sections/sheets.json`, import.meta.url)
  const { of } = Words.parse(JSON.parse(readFileSync(file, 'utf8'))).sample
  const values: Record<string, string> = {
    topic: 'roads.pits',
    place: 'borovichi',
    year: '2026',
    next: '2027',
  }
  const sample = (name: string) =>
    (of[name] ?? '').replaceAll(/\{\{(\w+)\}\}/g, (_all, key: string) => values[key] ?? '')
  expect(readArticles(sample('articles'))).toMatchObject({
    problems: [],
    articles: [{ content: { topicCodes: ['roads.pits'], seasons: [] } }],
  })
  expect(readPractice(sample('practices'))).toMatchObject({ content: { municipalityCode: 'borovichi' } })
  const kinds = [
    ['templates', SaveTemplateRequest, 'text'],
    ['macros', MacroContent, 'text'],
    ['rules', RuleContent, null],
  ] as const
  for (const [name, schema, textField] of kinds) {
    const { things, problems } = readHeaded<unknown>(sample(name), { schema, textField })
    expect([name, things.length, problems]).toEqual([name, 1, []])
  }
})
